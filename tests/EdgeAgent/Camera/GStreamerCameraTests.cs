using System.Diagnostics;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.Tests.Vision;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class GStreamerCameraTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roomtone-camera-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_show_pans_over_one_photograph_after_another_at_a_steady_rate()
    {
        var settings = new CameraSettings
        {
            Source = CameraSettings.FromPictures,
            Pictures = Samples.Folder,
            Width = 320,
            Height = 240,
            PictureTime = TimeSpan.FromSeconds(1),
        };
        var frames = await CaptureAsync(settings, count: 50); // Of five photographs, or of two where the machine is slow to decode them.

        var gaps = frames.Zip(frames.Skip(1), (one, next) => (next.Time - one.Time).TotalMilliseconds).Order().ToList();
        Assert.InRange(gaps[gaps.Count / 2], 60, 500); // 100 ms; a busy machine drops frames, but it never hurries.
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.NotEqual(pair.First.Pixels, pair.Second.Pixels));
        // Which frame is the first of a photograph is not told, and a busy machine drops some: the changes stand out by themselves.
        var steps = frames.Zip(frames.Skip(1), Difference).Order().ToList();
        Assert.True(steps[steps.Count / 2] * 1.5 < steps[^2], $"Within a photograph the view moves slowly: {string.Join(' ', steps)}");
    }

    [Fact]
    public async Task A_video_file_is_played_with_its_colours_and_begins_again()
    {
        var file = Path.Combine(_folder.FullName, "a \"red\" film.avi");
        await GStreamerAsync(
            "videotestsrc",
            "pattern=red",
            "num-buffers=10",
            "!",
            "video/x-raw,width=160,height=120,framerate=10/1",
            "!",
            "jpegenc",
            "!",
            "avimux",
            "!",
            "filesink",
            Pipeline.Location(file)
        );

        var frames = await CaptureAsync(new CameraSettings { Source = file, Width = 160, Height = 120 }, count: 14);

        Assert.All(frames, frame => Assert.True(frame.Pixels[0] > 200 && frame.Pixels[1] < 60 && frame.Pixels[2] < 60));
    }

    [Fact]
    public async Task The_picture_is_turned_and_mirrored_as_the_settings_say()
    {
        var file = Path.Combine(_folder.FullName, "bars.avi");
        await GStreamerAsync(
            "videotestsrc",
            "pattern=smpte75",
            "num-buffers=10",
            "!",
            "video/x-raw,width=160,height=160,framerate=10/1",
            "!",
            "jpegenc",
            "!",
            "avimux",
            "!",
            "filesink",
            $"location={file}"
        );
        var settings = new CameraSettings
        {
            Source = file,
            Width = 160,
            Height = 160,
        };

        var plain = (await CaptureAsync(settings, 1))[0];
        var mirrored = (await CaptureAsync(settings with { Mirror = true }, 1))[0];
        var turned = (await CaptureAsync(settings with { Rotation = 90 }, 1))[0];

        Assert.True(IsNear(plain.At(10, 30), mirrored.At(149, 30)));
        Assert.True(IsNear(plain.At(10, 30), turned.At(129, 10)));
        Assert.False(IsNear(plain.At(10, 30), plain.At(149, 30)));
    }

    [Fact]
    public void A_show_without_photographs_says_what_to_do()
    {
        var camera = new GStreamerCamera(
            new CameraSettings { Source = CameraSettings.FromPictures, Pictures = _folder.FullName },
            TimeProvider.System
        );

        var refusal = Assert.Throws<CameraException>(() => camera.Open(new ErrorLines()));

        Assert.Contains(_folder.FullName, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_cannot_work_are_refused_with_the_key_and_what_is_allowed()
    {
        var settings = new CameraSettings { Source = "/no/film.mp4", FramesPerSecond = 0, Rotation = 45, StallAfter = TimeSpan.Zero };

        Assert.Collection(
            settings.Problems(),
            problem => Assert.StartsWith("Source is /no/film.mp4", problem, StringComparison.Ordinal),
            problem => Assert.Equal("FramesPerSecond is 0. Allowed: 1 to 30.", problem),
            problem => Assert.StartsWith("Rotation is 45.", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("StallAfter is 00:00:00.", problem, StringComparison.Ordinal));
    }

    private static Task<List<SeenFrame>> CaptureAsync(CameraSettings settings, int count) => Captured.FramesAsync(settings, count);

    private static double Difference(SeenFrame one, SeenFrame other) => one.Pixels.Zip(other.Pixels, (a, b) => Math.Abs(a - b)).Average();

    private static bool IsNear((int Red, int Green, int Blue) one, (int Red, int Green, int Blue) other) =>
        Math.Abs(one.Red - other.Red) + Math.Abs(one.Green - other.Green) + Math.Abs(one.Blue - other.Blue) < 60;

    private static async Task GStreamerAsync(params string[] pipeline)
    {
        using var process = Process.Start("gst-launch-1.0", ["-q", .. pipeline]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
