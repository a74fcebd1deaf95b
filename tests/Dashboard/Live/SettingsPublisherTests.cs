using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.Dashboard.Live;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Live;

/// <summary>Changes that come so close that the broker has not echoed the one before.</summary>
public class SettingsPublisherTests
{
    private readonly ManualClock _clock = new();
    private readonly MuteLink _link = new();
    private readonly SettingsPublisher _publisher;

    public SettingsPublisherTests() =>
        _publisher = new SettingsPublisher(new RoomStateCache(_clock, NullLogger<RoomStateCache>.Instance), _link, _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_of_what_was_published_last()
    {
        var saving = _publisher.PutAsync("box", new RoomSettings { MaxVolumePercent = 33 }, Token);
        Assert.True(await _publisher.ChangeAsync("box", now => now with { MinPeople = 2 }, Token));

        var last = _link.Published[^1];
        Assert.Equal((2, 33, 2), (last.Revision, last.Settings.MaxVolumePercent, last.Settings.MinPeople));
        _clock.Advance(SettingsPublisher.ReportWithin);
        Assert.False((await saving).Applied);
    }

    [Fact]
    public async Task What_the_broker_did_not_take_is_not_built_upon()
    {
        _link.IsCut = true;
        await Assert.ThrowsAsync<MqttException>(() => _publisher.PutAsync("box", new RoomSettings { MaxVolumePercent = 33 }, Token));
        _link.IsCut = false;

        await _publisher.ChangeAsync("box", now => now with { MinPeople = 2 }, Token);

        var last = Assert.Single(_link.Published);
        Assert.Equal((2, 100), (last.Revision, last.Settings.MaxVolumePercent));
    }

    /// <summary>A broker that takes settings and echoes nothing, or that is away.</summary>
    private sealed class MuteLink : IMqttLink
    {
        public event Action<bool>? ConnectionChanged
        {
            add { }
            remove { }
        }

        public bool IsCut { get; set; }

        public bool IsConnected => !IsCut;

        public List<DesiredSettings> Published { get; } = [];

        public void Start() { }

        public void Subscribe(string filter, QualityOfService quality, Action<MqttMessage> handler) { }

        public Task PublishAsync(
            string topic, ReadOnlyMemory<byte> payload, QualityOfService quality, bool retain, CancellationToken cancellationToken)
        {
            if (IsCut) return Task.FromException(new MqttException("The broker is away."));
            Published.Add(Wire.Read<DesiredSettings>(payload.Span));
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
