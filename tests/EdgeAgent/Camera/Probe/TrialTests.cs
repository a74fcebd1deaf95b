using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Probe;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera.Probe;

/// <summary>Each fault of a camera, with a made-up /dev and /sys or a program that says and does what the real one would.</summary>
public sealed class TrialTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly HashSet<string> _closed = [];

    private DeviceTree Tree => new(_root.Path, path => !_closed.Contains(Path.GetFileName(path)));

    public void Dispose() => _root.Dispose();

    [Fact]
    public void No_camera_at_all_is_a_note_because_the_photographs_stand_in() =>
        Assert.Equal(("note", "no-device"), Named(DeviceFindings.Fault(new CameraSettings(), Tree)));

    [Fact]
    public void A_named_camera_that_is_not_there_is_told_with_what_is()
    {
        Plug("video2", "uvcvideo", "HD Webcam");

        var finding = DeviceFindings.Fault(new CameraSettings { Source = "/dev/video0" }, Tree);

        Assert.Equal(("fault", "no-device"), Named(finding));
        Assert.Equal("Camera:Source is /dev/video0, which is not there. There is: /dev/video2 (HD Webcam).", finding!.What);
        Assert.Equal("Set Camera:Source to /dev/video2, or plug that camera in.", finding.Fix);
    }

    [Fact]
    public void A_camera_that_we_may_not_open_is_told_with_the_group()
    {
        Plug("video0", "uvcvideo", "HD Webcam");
        _closed.Add("video0");

        foreach (var source in (string[])["/dev/video0", "auto"])
        {
            var finding = DeviceFindings.Fault(new CameraSettings { Source = source }, Tree);
            Assert.Equal(("fault", "no-permission"), Named(finding));
            Assert.StartsWith("sudo usermod -aG video ", finding!.Fix, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("bcm2835-unicam", "unicam-image", "libcamera")]
    [InlineData("rp1-cfe", "rp1-cfe-csi2_ch0", "rpicam")]
    [InlineData("tegra-video", "vi-output, imx477 7-001a", "argus")]
    public void The_ribbon_cable_read_as_if_it_were_usb_is_told_with_the_right_source(string driver, string name, string source)
    {
        Plug("video0", driver, name);

        var finding = DeviceFindings.Fault(new CameraSettings { Source = "/dev/video0" }, Tree);

        Assert.Equal(("fault", "csi-through-v4l2"), Named(finding));
        Assert.Contains(source, finding!.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ribbon_cable_without_its_plug_in_is_told_with_the_package() =>
        Assert.Contains(
            "gstreamer1.0-libcamera",
            DeviceFindings.Fault(new CameraSettings { Source = CameraSettings.Libcamera }, Tree)?.Fix ?? "gstreamer1.0-libcamera is here",
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_busy_camera_is_told_with_who_has_it()
    {
        Plug("video0", "uvcvideo", "HD Webcam");
        Directory.CreateDirectory(_root.In("proc/4711/fd"));
        await File.WriteAllTextAsync(_root.In("proc/4711/comm"), "zoom\n", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_root.In("proc/4711/fd/9"), "/dev/video0");

        var finding = await JudgeAsync(Usb, Says(
            "ERROR: from element /GstPipeline:pipeline0/GstV4l2Src:v4l2src0: Device '/dev/video0' is busy",
            "Call to S_FMT failed for YUYV @ 640x480: Device or resource busy"));

        Assert.Equal(("fault", "busy"), Named(finding));
        Assert.Equal("The camera is used by zoom (4711).", finding.What);
        Assert.Equal("End it: kill 4711", finding.Fix);
    }

    [Fact]
    public async Task A_wrong_size_is_told_with_what_the_camera_offers()
    {
        var finding = await JudgeAsync(Usb, Says(
            "ERROR: from element /GstPipeline:pipeline0/GstV4l2Src:v4l2src0: Internal data stream error.",
            "streaming stopped, reason not-negotiated (-4)"));

        Assert.Equal(("fault", "wrong-format"), Named(finding));
        Assert.Equal("Set Camera:Width and Camera:Height to one of what it offers: H264 1920x1080 at 30/s", finding.Fix);
    }

    [Fact]
    public async Task A_program_that_writes_another_size_than_the_settings_say_is_told_with_both()
    {
        var settings = Usb with
        {
            Source = CameraSettings.FromCommand,
            Command = new CommandSettings { Program = "my-camera", Stride = 2048 },
        };

        var finding = await JudgeAsync(settings, "head -c 10000 /dev/zero");

        Assert.Equal(("fault", "wrong-format"), Named(finding));
        Assert.Contains("rgb, 640 x 480, stride 2048: make it what my-camera writes", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Could not open device '/dev/video0' for reading and writing.|system error: Permission denied", "no-permission")]
    [InlineData("Cannot identify device '/dev/video0'.|system error: No such file or directory", "no-device")]
    [InlineData("*** no cameras available ***", "no-device")]
    [InlineData("WARNING: erroneous pipeline: no element \"libcamerasrc\"", "no-program")]
    public async Task The_programs_own_words_name_the_fault(string words, string fault)
    {
        var finding = await JudgeAsync(Usb, Says(words.Split('|')));

        Assert.Equal(("fault", fault), Named(finding));
        Assert.NotNull(finding.Fix);
        Assert.NotEmpty(finding.Lines);
    }

    [Theory]
    [InlineData("Unauthorized (401)", "no-permission", "ROOMTONE_CAMERA_PASSWORD")]
    [InlineData("Failed to connect. (Generic error)", "no-frames", "ping 10.0.0.9")]
    public async Task A_camera_in_the_network_is_told_by_its_own_faults(string words, string fault, string fix)
    {
        var finding = await JudgeAsync(Usb with { Source = "rtsp://10.0.0.9/room" }, Says("ERROR: from element /x: " + words));

        Assert.Equal(("fault", fault), Named(finding));
        Assert.Contains(fix, finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_opens_and_stays_silent_is_told()
    {
        var finding = await JudgeAsync(Usb with { StartWithin = TimeSpan.FromSeconds(1) }, "sleep 100");

        Assert.Equal(("fault", "no-frames"), Named(finding));
        Assert.Contains("dmesg", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_a_plug_is_not_told_to_be_plugged_in_elsewhere()
    {
        var pictures = await JudgeAsync(Usb with { Source = "pictures", Pictures = "/srv/photographs" }, "exit 1");
        var program = await JudgeAsync(Usb with { Source = "command", Command = new CommandSettings { Program = "/bin/mine" } }, "exit 3");

        Assert.Contains("Camera:Pictures", pictures.Fix, StringComparison.Ordinal);
        Assert.StartsWith("The program /bin/mine gives no picture.", program.What, StringComparison.Ordinal);
        Assert.StartsWith("Run it by hand", program.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_black_picture_and_a_covered_lens_are_told_apart()
    {
        Assert.Equal(("fault", "black-picture"), Named(await JudgeAsync(Usb, "while head -c 12288 /dev/zero; do sleep 0.1; done")));
        Assert.Equal(
            ("fault", "lens-covered"),
            Named(await JudgeAsync(Usb, "while head -c 12288 /dev/zero | tr '\\0' '\\200'; do sleep 0.1; done"))
        );
        Assert.Equal(("well", null), Named(await JudgeAsync(Usb, "while head -c 12288 /dev/urandom; do sleep 0.1; done")));
    }

    private static CameraSettings Usb => new()
    {
        Source = "/dev/video0",
        Width = StandInCamera.Width,
        Height = StandInCamera.Height,
        FramesPerSecond = 1,
        StartWithin = TimeSpan.FromSeconds(30), // A busy machine takes its time to start a shell.
        StallAfter = TimeSpan.FromSeconds(30),
    };

    private static (string?, string?) Named(CameraFinding? finding) => (finding?.Verdict, finding?.Fault);

    private static string Says(params string[] lines) =>
        string.Join("; ", lines.Select(line => $"echo \"{line.Replace("\"", "\\\"", StringComparison.Ordinal)}\" >&2")) + "; exit 1";

    private async Task<CameraFinding> JudgeAsync(CameraSettings settings, string script)
    {
        var trial = new ProbeRun(new StandInCamera(TimeProvider.System, isRound: false, script), settings, TimeProvider.System);
        var judge = new ProbeFindings(settings, Tree, _ => [new VideoFormat(VideoDevices.Letters("H264"), 1920, 1080, 30)]);
        return judge.Evaluate(await trial.RunAsync(TestContext.Current.CancellationToken));
    }

    private void Plug(string node, string driver, string name)
    {
        Directory.CreateDirectory(_root.In("dev"));
        Directory.CreateDirectory(_root.In("proc"));
        File.WriteAllText(_root.In("dev/" + node), "");
        Directory.CreateDirectory(_root.In($"sys/class/video4linux/{node}/device"));
        File.WriteAllText(_root.In($"sys/class/video4linux/{node}/name"), name + "\n");
        Directory.CreateSymbolicLink(_root.In($"sys/class/video4linux/{node}/device/driver"), $"../../../bus/platform/drivers/{driver}");
    }
}
