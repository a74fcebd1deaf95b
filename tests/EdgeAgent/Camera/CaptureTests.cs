using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.EdgeAgent.Camera;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class CaptureTests
{
    /// <summary>Longer than the capture program needs on a busy machine; the tests of stalls advance the clock instead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly CameraSettings Small = new()
    {
        Source = CameraSettings.FromPictures,
        Width = StandInCamera.Width,
        Height = StandInCamera.Height,
        StallAfter = Patience,
        StartWithin = Patience,
    };

    private readonly List<string> _said = [];

    [Fact]
    public async Task Frames_come_numbered_and_with_their_time()
    {
        await using var capture = Over(StandInCamera.Steady);
        capture.Start();

        var first = await TakeAsync(capture);
        var second = await TakeAsync(capture);

        Assert.True(first.Number >= 1);
        Assert.True(second.Number > first.Number);
        Assert.Equal(capture.LastFrameAt!.Value.Offset, TimeSpan.Zero);
        Assert.True(capture.IsCapturing);
    }

    [Fact]
    public async Task A_stop_ends_the_capture_process_and_a_start_brings_another_one()
    {
        await using var capture = Over(StandInCamera.Steady);
        capture.Start();
        await TakeAsync(capture);
        var first = capture.ProcessId!.Value;

        await capture.StopAsync();
        Assert.False(IsAlive(first));
        Assert.Null(capture.ProcessId);
        Assert.False(capture.IsOn);

        capture.Start();
        await TakeAsync(capture);
        Assert.NotEqual(first, capture.ProcessId);
    }

    [Fact]
    public async Task A_program_that_ignores_the_request_to_end_is_killed()
    {
        await using var capture = Over("trap '' TERM; head -c 12288 /dev/zero; while true; do sleep 1; done");
        capture.Start();
        await TakeAsync(capture);
        var process = capture.ProcessId!.Value;

        await capture.StopAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.False(IsAlive(process));
    }

    [Fact]
    public async Task What_the_program_started_ends_with_it()
    {
        var mark = $"{Random.Shared.Next(100_000, 999_999)}";
        await using var capture = Over($"sleep 7{mark} & head -c 12288 /dev/zero; wait");
        capture.Start();
        await TakeAsync(capture);
        await Eventually.TrueAsync(() => IsRunning($"sleep 7{mark}"), "the grandchild runs");

        await capture.StopAsync();

        await Eventually.TrueAsync(() => !IsRunning($"sleep 7{mark}"), "the grandchild is gone");
    }

    [Fact]
    public async Task A_crash_is_said_once_with_the_programs_own_words_and_mended()
    {
        await using var capture = Over(
            "echo 'error: no such device' >&2; exit 3",
            "echo 'error: no such device' >&2; exit 3",
            StandInCamera.Steady
        );
        capture.Start();
        await TakeAsync(capture);

        await Eventually.TrueAsync(() => _said.Count == 2, "lost and back are said");
        Assert.Equal("lost: The capture program ended with exit code 3: error: no such device", _said[0]);
        Assert.StartsWith("back: ", _said[1], StringComparison.Ordinal);
        Assert.Equal(2, capture.Restarts);
        Assert.Contains("error: no such device", capture.LastErrors);
    }

    [Fact]
    public async Task A_camera_that_hangs_is_restarted()
    {
        var clock = new ManualClock();
        var camera = new StandInCamera(TimeProvider.System, isRound: false, "head -c 12288 /dev/zero; sleep 1000", StandInCamera.Steady);
        await using var capture = Over(camera, clock);
        capture.Start();
        await TakeAsync(capture);

        await StallAsync(camera, clock);
        var next = await TakeAsync(capture);

        Assert.True(next.Number > 1);
        Assert.Equal("lost: The capture has given no picture for 60 s.", _said[0]);
        Assert.Equal((1, 1), (capture.Restarts, capture.Stalls));
    }

    [Fact]
    public async Task A_camera_that_never_begins_is_restarted()
    {
        var clock = new ManualClock();
        var camera = new StandInCamera(TimeProvider.System, isRound: false, "sleep 1000", StandInCamera.Steady);
        await using var capture = Over(camera, clock);
        capture.Start();
        await Eventually.TrueAsync(() => capture.ProcessId is not null, "the program runs");

        await StallAsync(camera, clock);
        await TakeAsync(capture);

        Assert.Equal("lost: The capture has given no picture within 60 s.", _said[0]);
    }

    [Fact]
    public async Task A_program_that_lies_about_its_frame_size_is_found_out()
    {
        await using var capture = Over("head -c 10000 /dev/zero", StandInCamera.Steady);
        capture.Start();
        await TakeAsync(capture);

        Assert.Contains("in the middle of a frame (10000 of 12288 bytes)", _said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_plays_to_its_end_begins_again_without_a_word()
    {
        var round = "for i in 1 2 3 4 5 6 7 8 9 10; do head -c 12288 /dev/zero; sleep 0.2; done";
        var camera = new StandInCamera(TimeProvider.System, isRound: true, round);
        await using var capture = Over(camera);
        capture.Start();

        await Eventually.TrueAsync(() => capture.FramesCaptured > 12, "the second round has begun");

        Assert.Empty(_said);
        Assert.Equal(0, capture.Restarts);
        Assert.True(camera.Opened >= 2);
    }

    [Fact]
    public async Task A_missing_program_is_named_with_the_fix()
    {
        var command = new CaptureCommand("no-such-camera-program", [], 64, 64, false);
        await using var capture = Over(new OneCommandCamera(command));
        capture.Start();

        await Eventually.TrueAsync(() => _said.Count > 0, "the loss is said");

        Assert.Equal("lost: no-such-camera-program is not there. Run ./roomtone setup, which installs it.", _said[0]);
    }

    [Fact]
    public async Task Stops_and_starts_in_a_row_leave_nothing_behind()
    {
        await using var capture = Over(StandInCamera.Steady);
        for (var i = 0; i < 10; i++)
        {
            capture.Start();
            capture.Start();
            _ = capture.StopAsync();
        }

        capture.Start();
        // A frame alone may still be one of the runs before, which end one after another first.
        await Eventually.TrueAsync(() => capture.IsCapturing, "the last run gives frames");
        var last = capture.ProcessId!.Value;
        await capture.StopAsync();

        Assert.False(IsAlive(last));
        Assert.False(capture.IsCapturing);
    }

    private Capture Over(params string[] scripts) => Over(new StandInCamera(TimeProvider.System, isRound: false, scripts));

    private Capture Over(ICamera camera, TimeProvider? time = null)
    {
        var capture = new Capture(camera, Small, time ?? TimeProvider.System, NullLogger<Capture>.Instance);
        capture.Lost += why => _said.Add("lost: " + why);
        capture.Back += why => _said.Add("back: " + why);
        return capture;
    }

    /// <summary>Lets the program be silent for too long, and the pause after that go by.</summary>
    private static async Task StallAsync(StandInCamera camera, ManualClock clock)
    {
        clock.Advance(Patience);
        await Eventually.TrueAsync(
            () =>
            {
                if (camera.Opened == 2) return true;
                clock.Advance(TimeSpan.FromMilliseconds(250));
                return false;
            },
            "the camera is opened again");
    }

    private async Task<Frame> TakeAsync(Capture capture)
    {
        try
        {
            return await capture
                .Frames.TakeAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No frame came. {string.Join(' ', _said)} {string.Join('\n', capture.LastErrors)}");
        }
    }

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");

    private static bool IsRunning(string commandLine) => Process.GetProcesses()
        .Any(process => File.Exists($"/proc/{process.Id}/cmdline") && ReadCommandLine(process.Id) == commandLine);

    private static string ReadCommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").TrimEnd('\0').Replace('\0', ' ');
        }
        catch (IOException)
        {
            return ""; // It has ended in between.
        }
    }

    private sealed class OneCommandCamera(CaptureCommand command) : ICamera
    {
        public string Kind => "stand-in";

        public IFrameStream Open(ErrorLines errors) => CaptureProcess.Start(command, errors, TimeProvider.System);
    }
}
