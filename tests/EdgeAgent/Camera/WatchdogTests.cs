using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class WatchdogTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void The_rate_is_that_of_the_last_ten_seconds()
    {
        var rate = new FrameRate(_clock);
        Assert.Equal(0, rate.PerSecond());
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(200));
            rate.FrameCame();
        }

        _clock.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(5, rate.PerSecond(), precision: 2);
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(0, rate.PerSecond());
    }

    [Fact]
    public void Happenings_are_counted_in_all_and_by_the_hour()
    {
        var count = new HourlyCount(_clock);
        for (var i = 0; i < 4; i++)
        {
            count.Add();
            _clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(4, count.Total);
        Assert.Equal(2, count.LastHour);
    }

    [Theory]
    [InlineData(3, 0, true, false)]
    [InlineData(120, 0, false, true)]
    [InlineData(120, 60, false, false)]
    public void A_dark_room_and_a_covered_lens_are_told_from_a_room(int mean, int swing, bool isBlack, bool isFlat)
    {
        var frame = new Frame(64, 48);
        for (var i = 0; i < frame.Pixels.Length; i++) frame.Pixels[i] = (byte)(mean + (i / 3 % 64 < 32 ? swing : -swing));

        var light = PictureLight.Of(frame);

        Assert.Equal(mean, light.Brightness, precision: 1);
        Assert.Equal(swing, light.Contrast, precision: 1);
        Assert.Equal((isBlack, isFlat), (light.IsBlack, light.IsFlat));
    }

    [Fact]
    public async Task A_loss_and_its_end_are_said_with_their_reasons()
    {
        await using var flapping = new Flapping(_clock);

        flapping.Lose("The plug is out.");
        flapping.Return("It is back.");

        Assert.Equal([(DeviceHappenings.CameraLost, "The plug is out."), (DeviceHappenings.CameraBack, "It is back.")], flapping.Said);
    }

    [Fact]
    public async Task A_camera_that_comes_and_goes_makes_no_storm_of_events()
    {
        await using var flapping = new Flapping(_clock);

        for (var i = 0; i < 300; i++)
        {
            flapping.Lose("The plug is loose.");
            _clock.Advance(TimeSpan.FromSeconds(2));
            flapping.Return("It is back.");
            _clock.Advance(TimeSpan.FromSeconds(8));
        }

        Assert.Equal(12, flapping.Said.Count);
    }

    [Fact]
    public async Task A_loss_that_lasts_is_said_in_any_case_with_how_many_there_were()
    {
        await using var flapping = new Flapping(_clock);
        for (var i = 0; i < 20; i++)
        {
            flapping.Lose("The plug is loose.");
            flapping.Return("It is back.");
        }

        flapping.Said.Clear();
        flapping.Lose("The plug is loose.");
        Assert.Empty(flapping.Said);
        _clock.Advance(TimeSpan.FromSeconds(61));
        flapping.News.Poll();
        flapping.News.Poll();

        Assert.Equal(
            (DeviceHappenings.CameraLost, "The plug is loose. It was lost 21 times within the hour."),
            Assert.Single(flapping.Said)
        );
    }

    private sealed class Flapping : IAsyncDisposable
    {
        private readonly Capture _capture;

        public Flapping(ManualClock clock)
        {
            _capture = new Capture(
                new StandInCamera(clock, isRound: false, StandInCamera.Steady),
                new CameraSettings { Width = 64, Height = 64 },
                clock,
                NullLogger<Capture>.Instance
            );
            News = new CameraOutageReporter(_capture, clock, (what, detail) => Said.Add((what, detail)));
        }

        public CameraOutageReporter News { get; }

        public List<(string What, string Detail)> Said { get; } = [];

        public void Lose(string why) => News.Lost(why);

        public void Return(string how) => News.Back(how);

        public ValueTask DisposeAsync() => _capture.DisposeAsync();
    }
}
