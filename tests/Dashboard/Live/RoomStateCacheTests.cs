using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.Dashboard.Live;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Live;

public class RoomStateCacheTests
{
    private readonly ManualClock _clock = new();
    private readonly RoomStateCache _states;

    public RoomStateCacheTests() => _states = new(_clock, NullLogger<RoomStateCache>.Instance);

    [Fact]
    public void More_devices_than_the_board_holds_are_ignored()
    {
        for (var i = 0; i < RoomStateCache.MaxDevices + 50; i++) Say($"roomtone/box-{i}/state/mood", Wire.Write(Sample.Happy));

        Assert.Equal(RoomStateCache.MaxDevices, _states.Rooms.Count);
        Assert.Equal(50, _states.Ignored);
    }

    [Theory]
    [InlineData("roomtone/Kitchen!/state/mood")]
    [InlineData("roomtone/kitchen")]
    [InlineData("other/kitchen/state/mood")]
    public void A_topic_that_names_no_device_is_ignored(string topic)
    {
        Say(topic, Wire.Write(Sample.Happy));

        Assert.Empty(_states.Rooms);
        Assert.Equal(1, _states.Ignored);
    }

    [Theory]
    [InlineData("roomtone/kitchen/state/weather")]
    [InlineData("roomtone/kitchen/state/mood/deeper")]
    public void A_topic_of_a_later_version_is_no_fault(string topic)
    {
        Say(topic, Encoding.UTF8.GetBytes("{}"));

        Assert.Empty(_states.Rooms);
        Assert.Equal(0, _states.Ignored);
    }

    [Fact]
    public void A_suggestion_without_a_track_does_not_reach_a_browser()
    {
        Say(
            "roomtone/kitchen/state/track",
            Encoding.UTF8.GetBytes("""{"at":"2026-01-05T12:00:00.000Z","state":"playing","why":"x","suggestions":[{}]}""")
        );

        Assert.Null(_states.Find("kitchen"));
    }

    [Fact]
    public void The_last_will_does_not_make_a_box_seen()
    {
        var online = new DeviceStatus(DeviceState.Online, _clock.GetUtcNow(), "1.4.0", Guid.NewGuid());
        Say("roomtone/kitchen/status", Wire.Write(online));
        var seen = _clock.GetUtcNow();

        _clock.Advance(TimeSpan.FromMinutes(1));
        Say("roomtone/kitchen/status", Wire.Write(online with { State = DeviceState.Offline }));

        Assert.Equal(seen, _states.Find("kitchen")!.LastHeard);
    }

    [Fact]
    public void A_revision_beyond_all_counting_is_ignored()
    {
        Say(
            "roomtone/kitchen/settings/reported",
            Encoding.UTF8.GetBytes("""{"revision":9223372036854775807,"applied":true,"settings":{}}""")
        );

        Assert.Null(_states.Find("kitchen"));
    }

    private void Say(string topic, byte[] payload) => _states.Receive(new MqttMessage(topic, payload, false));
}
