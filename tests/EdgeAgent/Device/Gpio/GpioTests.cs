using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Gpio;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Camera;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device.Gpio;

public sealed class GpioTests : IAsyncDisposable, IEventLog, ILiveState
{
    private static readonly CameraSettings Small = new()
    {
        Width = StandInCamera.Width,
        Height = StandInCamera.Height,
        LongestPause = TimeSpan.FromSeconds(1),
    };

    private readonly TemporaryFolder _folder = new();
    private readonly PretendedGpio _gpio = new();
    private readonly Capture _capture;
    private readonly Sensing _sensing;

    public GpioTests()
    {
        var light = new CameraLight(new LightSettings { Line = 17 }, _gpio);
        _capture = new Capture(
            new StandInCamera(TimeProvider.System, isRound: false, StandInCamera.Steady),
            Small,
            TimeProvider.System,
            NullLogger<Capture>.Instance,
            light
        );
        _sensing = new Sensing(
            _capture,
            new StateFile<SensingChoice>(_folder.In("sensing.json")),
            new CurrentSchedule(new HoursSettings(), TimeProvider.System),
            this,
            this,
            TimeProvider.System
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _capture.DisposeAsync();
        _sensing.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_light_is_on_exactly_while_the_camera_is()
    {
        _capture.Start();
        await Eventually.TrueAsync(() => _capture.FramesCaptured > 0, "a frame has come");
        Assert.Equal([true], _gpio.Light.ToArray());

        await _capture.StopAsync();

        Assert.Equal([true, false], _gpio.Light.ToArray());
    }

    [Fact]
    public async Task A_light_that_cannot_be_lit_keeps_the_camera_off_until_it_can()
    {
        string? lost = null;
        _capture.Lost += why => lost = why;
        _gpio.Trouble = "Line 17 is used by another program.";
        _capture.Start();
        await Eventually.TrueAsync(() => lost is not null, "the loss is said");

        Assert.Equal("The camera's light cannot be lit, so nothing looks: Line 17 is used by another program.", lost);
        Assert.Equal(0, _capture.FramesCaptured);
        Assert.Null(_capture.ProcessId);

        _gpio.Trouble = null;
        await Eventually.TrueAsync(() => _capture.FramesCaptured > 0, "a frame has come");
    }

    [Fact]
    public async Task A_press_of_the_button_stops_the_camera_and_the_next_one_starts_it()
    {
        await _sensing.StartAsync(CancellationToken.None);
        using var button = new StopButton(
            new ButtonSettings { Line = 27 },
            _gpio,
            _sensing,
            TimeProvider.System,
            new FaultLog(TimeProvider.System, NullLogger<FaultLog>.Instance),
            NullLogger<StopButton>.Instance
        );
        await button.StartAsync(CancellationToken.None);

        _gpio.Press();
        await Eventually.TrueAsync(() => !_capture.IsOn, "the camera is off");
        _gpio.Press();
        await Eventually.TrueAsync(() => _capture.IsOn, "the camera is on");

        await button.StopAsync(CancellationToken.None);
        Assert.Equal(["Stopped by button.", "Started by button."], _said);
    }

    [Fact]
    public void A_line_is_asked_for_as_the_kernels_struct_has_it()
    {
        var request = LineRequest
            .Of(27, LineRequest.Input | LineRequest.RisingEdge | LineRequest.ActiveLow | LineRequest.PullUp, TimeSpan.FromMilliseconds(30))
            .AsSpan();

        Assert.Equal(592, request.Length);
        Assert.Equal(27u, BinaryPrimitives.ReadUInt32LittleEndian(request));
        Assert.Equal("roomtone", Encoding.ASCII.GetString(request.Slice(256, 8)));
        Assert.Equal(0b1_0001_0110UL, BinaryPrimitives.ReadUInt64LittleEndian(request[288..]));
        Assert.Equal(
            (1u, 3u),
            (BinaryPrimitives.ReadUInt32LittleEndian(request[296..]), BinaryPrimitives.ReadUInt32LittleEndian(request[320..]))
        );
        Assert.Equal(
            (30_000u, 1UL),
            (BinaryPrimitives.ReadUInt32LittleEndian(request[328..]), BinaryPrimitives.ReadUInt64LittleEndian(request[336..]))
        );
        Assert.Equal(1u, BinaryPrimitives.ReadUInt32LittleEndian(request[560..]));
    }

    [Fact]
    public void A_chip_that_is_not_there_is_told_with_what_to_do()
    {
        var refusal = Assert.Throws<GpioException>(() => new GpioChips().Output("/dev/gpiochip99", 1, activeLow: false));
        Assert.Contains("/dev/gpiochip99", refusal.Message, StringComparison.Ordinal);

        Assert.Contains(
            "gpiodetect",
            Assert.Single(new LightSettings { Chip = "/dev/gpiochip99", Line = 1 }.Problems()),
            StringComparison.Ordinal
        );
        Assert.Equal(
            2,
            new ButtonSettings
            {
                Line = -1,
                Chip = "pins",
                Debounce = TimeSpan.FromMilliseconds(5),
            }
                .Problems()
                .Count()
        );
        Assert.Empty(new ButtonSettings().Problems());
    }

    private readonly List<string> _said = [];

    void IEventLog.Append<T>(string type, T data) => _said.Add(Assert.IsType<DeviceEvent>(data).Detail);

    void ILiveState.Show<T>(string kind, T state)
    {
    }
}
