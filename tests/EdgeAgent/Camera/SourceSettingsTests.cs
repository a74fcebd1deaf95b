using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class SourceSettingsTests
{
    [Theory]
    [InlineData("rtsp://admin:s3cret@192.168.1.20/stream", "Camera:User")]
    [InlineData("rtsp://admin:s3/cr@et@192.168.1.20/stream", "Camera:User")]
    [InlineData("rtsp://192.168.1.20/user=admin_password=s3cret_channel=1.sdp", "{password}")]
    [InlineData("rtsp://192.168.1.20/stream?pwd=s3cret&x=1", "{password}")]
    public void A_password_in_the_address_is_refused_without_repeating_it(string source, string advice)
    {
        var problem = Assert.Single(new CameraSettings { Source = source }.Problems());

        Assert.Contains(advice, problem, StringComparison.Ordinal);
        Assert.Contains("ROOMTONE_CAMERA_PASSWORD", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("s3", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_that_belongs_into_the_path_comes_from_the_secret()
    {
        var settings = new CameraSettings { Source = "rtsp://192.168.1.20/user=admin_password={password}_channel=1.sdp" };

        Assert.Empty(settings.Problems());
        var command = RtspPipeline.For(settings, "a&b");
        Assert.DoesNotContain("a&b", string.Join(' ', command.Arguments), StringComparison.Ordinal);
        Assert.Contains(
            "password=a%26b_channel",
            string.Join(' ', command.Environment.Values).Replace("\\u0026", "&", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_a_password_the_pipeline_needs_no_process_of_ours() =>
        Assert.Equal(Pipeline.Program, RtspPipeline.For(new CameraSettings { Source = "rtsp://10.0.0.2/room" }, password: null).Program);

    [Theory]
    [InlineData("ERROR: could not connect to rtsp://u:s3cret@host/x")]
    [InlineData("opening http://host/cgi?user=a&password=s3cret")]
    [InlineData("the word s3cret itself")]
    public void What_a_program_says_is_kept_without_secrets(string line)
    {
        var lines = new ErrorLines();
        lines.Begin(line.Contains("itself", StringComparison.Ordinal) ? "s3cret" : null);
        lines.Add(line);

        Assert.DoesNotContain("s3cret", lines.Snapshot()[0], StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", lines.Telling(), StringComparison.Ordinal);
    }

    [Fact]
    public void GStreamers_words_are_told_by_what_failed_and_the_systems_reason()
    {
        var lines = new ErrorLines();
        lines.Add("of an earlier run: error");
        lines.Begin(null);
        foreach (var line in (string[])
        [
            "ERROR: from element /GstPipeline:pipeline0/GstV4l2Src:v4l2src0: Could not open device '/dev/video0' for reading and writing.",
            "Additional debug info:",
            "../sys/v4l2/v4l2_calls.c(630): gst_v4l2_open (): /GstPipeline:pipeline0/GstV4l2Src:v4l2src0:",
            "system error: Permission denied",
            "ERROR: pipeline doesn't want to preroll.",
        ]) lines.Add(line);

        Assert.Equal("Could not open device '/dev/video0' for reading and writing. system error: Permission denied", lines.Telling());
    }

    [Fact]
    public void Each_bad_setting_of_a_source_is_named()
    {
        var command = new CommandSettings { Format = "yuyv", Width = 8, Stride = 3 };
        var settings = new CameraSettings { Source = CameraSettings.FromCommand, Command = command, User = "anna", Sensor = 9 };

        Assert.Collection(
            settings.Problems(),
            problem => Assert.StartsWith("User is anna, which only an rtsp:// source has.", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Command: Program is not set.", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Command: Format is yuyv. Allowed: rgb, i420, mjpeg.", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Command: Width is 8.", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Command: Stride is 3.", problem, StringComparison.Ordinal),
            problem => Assert.Equal("Sensor is 9. Allowed: 0 to 7.", problem));
    }

    [Fact]
    public void The_ribbon_cables_get_their_own_elements_with_the_size_before_the_turn()
    {
        var settings = new CameraSettings { Width = 480, Height = 640, Rotation = 270, Mirror = true, FramesPerSecond = 15, Sensor = 1 };

        var raspberry = string.Join(' ', RaspberryPipeline.For(settings).Arguments);
        var jetson = string.Join(' ', JetsonPipeline.For(settings).Arguments);

        Assert.StartsWith(
            "-q libcamerasrc ! video/x-raw,format=NV12,width=640,height=480,framerate=15/1 ! videoflip video-direction=90l ! videoflip video-direction=horiz !",
            raspberry,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "-q nvarguscamerasrc sensor-id=1 ! video/x-raw(memory:NVMM),format=NV12,width=1280,height=720,framerate=30/1 ! nvvidconv ! video/x-raw,format=I420,width=852,height=480 !",
            jetson,
            StringComparison.Ordinal
        );
        Assert.All(
            [raspberry, jetson],
            pipeline =>
                Assert.EndsWith(
                    "format=RGB,width=480,height=640,pixel-aspect-ratio=1/1 ! fdsink fd=1 sync=false",
                    pipeline,
                    StringComparison.Ordinal
                )
        );
    }
}
