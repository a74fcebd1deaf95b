using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera;

/// <summary>Programs that write the bytes that a camera's own program would, rows padded with a loud colour that must never show.</summary>
public sealed class CommandSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rpicams_padded_rows_are_read_without_their_padding()
    {
        var program = StandIn("""
            while [ $# -gt 1 ]; do case $1 in --width) w=$2 ;; --height) h=$2 ;; --codec) c=$2 ;; esac; shift; done
            [ "$c" = yuv420 ] && exec /usr/bin/perl -e '$|=1; my ($w,$h)=@ARGV; my $s=int(($w+63)/64)*64; my $half=$w/2; my $pad=($s-$w);
              my $y=(chr(81) x ($w/2) . chr(145) x ($w/2) . chr(255) x $pad) x $h;
              my $u=(chr(90) x ($half/2) . chr(54) x ($half/2) . chr(0) x ($pad/2)) x ($h/2);
              my $v=(chr(240) x ($half/2) . chr(34) x ($half/2) . chr(0) x ($pad/2)) x ($h/2);
              while (1) { print $y,$u,$v; select(undef,undef,undef,0.05) }' "$w" "$h"
            """);
        var settings = new CameraSettings { Source = CameraSettings.Rpicam, Width = 632, Height = 480 };
        var command = RpicamProgram.Command(settings, program);

        var frame = (await Captured.FramesAsync(new PipedCamera(command, settings), settings, count: 3))[^1];

        Assert.Equal(640, command.Stride);
        for (var x = 0; x < 632; x += 4)
        {
            var (red, green, blue) = frame.At(x, 470);
            if (x < 312) Assert.True(red > 230 && green < 30 && blue < 30, $"red at {x}");
            else if (x > 320) Assert.True(green > 230 && red < 30 && blue < 30, $"green at {x}");
        }
    }

    [Theory]
    [InlineData(CommandSettings.Rgb, 200)]
    [InlineData(CommandSettings.Rgb, 0)]
    [InlineData(CommandSettings.I420, 96)]
    public async Task A_program_of_the_owner_is_read_as_the_settings_say(string format, int stride)
    {
        var program = StandIn("""
            exec /usr/bin/perl -e '$|=1; my ($f,$s)=@ARGV; my $n;
              if ($f eq "rgb") { $s=192 if !$s; $n=(chr(0).chr(0).chr(255)) x 64; $n.=chr(170) x ($s-192); $n=$n x 48 }
              else { $n=(chr(41) x 64 . chr(255) x ($s-64)) x 48 . (chr(240) x 32 . chr(0) x ($s/2-32)) x 24 . (chr(110) x 32 . chr(0) x ($s/2-32)) x 24 }
              while (1) { print $n; select(undef,undef,undef,0.05) }' "$@"
            """
        );
        var command = new CommandSettings
        {
            Program = program,
            Arguments = [format, $"{stride}"],
            Format = format,
            Width = 64,
            Height = 48,
            Stride = stride,
        };
        var settings = new CameraSettings
        {
            Source = CameraSettings.FromCommand,
            Command = command,
            Width = 64,
            Height = 64,
        };
        Assert.Empty(settings.Problems());

        var frame = (await Captured.FramesAsync(settings, count: 3))[^1];

        Assert.All(
            Enumerable.Range(0, 64),
            x => Assert.True(frame.At(x, 32) is { Blue: > 230, Red: < 30, Green: < 30 }, $"blue at {x}: {frame.At(x, 32)}")
        );
        Assert.Equal((0, 0, 0), frame.At(32, 2));
    }

    [Fact]
    public async Task Motion_jpeg_is_read_and_turned()
    {
        var command = new CommandSettings
        {
            Program = "gst-launch-1.0",
            Arguments =
            [
                "-q",
                "videotestsrc",
                "is-live=true",
                "pattern=smpte75",
                "!",
                "video/x-raw,width=320,height=240,framerate=20/1",
                "!",
                "jpegenc",
                "!",
                "fdsink",
                "fd=1",
            ],
            Format = CommandSettings.Mjpeg,
            Width = 320,
            Height = 240,
        };
        var settings = new CameraSettings
        {
            Source = CameraSettings.FromCommand,
            Command = command,
            Width = 240,
            Height = 320,
            Rotation = 90,
        };

        var frame = (await Captured.FramesAsync(settings, count: 3))[^1];

        Assert.True(frame.At(200, 5) is { Red: > 150, Green: > 150, Blue: > 150 }, "The grey bar of the left stands above.");
        Assert.True(frame.At(200, 315) is { Red: < 60, Green: < 60, Blue: > 120 }, "The blue bar of the right stands below.");
    }

    [Fact]
    public void Its_own_fault_goes_before_that_of_the_reader_behind_it()
    {
        var program = StandIn("echo 'ERROR: *** no cameras available ***' >&2; exit 255");
        var settings = new CameraSettings { Width = 64, Height = 64 };

        var why = Captured.LossOf(new PipedCamera(RpicamProgram.Command(settings, program), settings));

        Assert.Equal("The capture program ended with exit code 255: ERROR: *** no cameras available ***", why);
    }

    [Fact]
    public void A_program_that_is_not_there_is_named_with_the_fix()
    {
        var settings = new CameraSettings { Source = CameraSettings.Rpicam };

        var refusal = Assert.Throws<CameraException>(() => PipedProgram.For(RpicamProgram.Command(settings, "rpicam-none"), settings));

        Assert.Equal("The camera program rpicam-none is not there. Install it: sudo apt-get install rpicam-apps", refusal.Message);
    }

    [Fact]
    public void A_program_is_given_none_of_the_agents_secrets()
    {
        Environment.SetEnvironmentVariable("ROOMTONE_TEST_PASSWORD", "hush");
        var program = StandIn("echo \"error: ${ROOMTONE_TEST_PASSWORD:-nothing} is known\" >&2; exit 1");
        var settings = new CameraSettings { Width = 64, Height = 64 };

        var why = Captured.LossOf(new PipedCamera(RpicamProgram.Command(settings, program), settings));

        Assert.Contains("nothing is known", why, StringComparison.Ordinal);
    }

    private string StandIn(string script)
    {
        var path = _folder.In("stand-in");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private sealed class PipedCamera(CommandSettings command, CameraSettings settings) : ICamera
    {
        public string Kind => "stand-in";

        public IFrameStream Open(ErrorLines errors) =>
            CaptureProcess.Start(PipedProgram.For(command, settings), errors, TimeProvider.System);
    }
}
