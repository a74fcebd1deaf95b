using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.State.Quarantine;
using Roomtone.EdgeAgent.Tests.Camera.Pictures;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera.Sources;

public sealed class SlideshowTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();
    private readonly byte[] _canvas = new byte[64 * 64 * 3];

    private string Pictures => Directory.CreateDirectory(_folder.In("pictures")).FullName;

    private CameraSettings Settings => new()
    {
        Source = CameraSettings.FromPictures,
        Pictures = Pictures,
        Width = 64,
        Height = 64,
        PictureTime = TimeSpan.FromSeconds(1),
        StallAfter = Patience,
        StartWithin = Patience,
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_unreadable_photograph_among_twelve_is_named_and_the_other_eleven_are_shown()
    {
        for (var number = 1; number <= 12; number++)
            if (number != 5) await WriteGreyAsync($"{number:00}.png", number * 20);
        Add("cmyk.jpg", "05.jpg");
        var show = Show();

        List<int> shown = [];
        for (var picture = 0; picture < 24; picture++)
        {
            await show.NextAsync(_canvas, new ErrorLines(), TestContext.Current.CancellationToken);
            shown.Add(_canvas[((32 * 64) + 32) * 3]);
        }

        Assert.Equal(11, shown.Distinct().Count());
        Assert.Equal(shown[..11], shown[11..22]);
        Assert.Contains("05.jpg is in the colours of print", Assert.Single(_said.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_set_aside_is_not_met_again_after_a_restart_until_it_changes()
    {
        await WriteGreyAsync("good.png", 100);
        Add("cmyk.jpg", "odd.jpg");
        for (var start = 0; start < 3; start++) await NextAsync(Show(), times: 4);
        Assert.Single(_said.All);

        Add("a.jpg", "odd.jpg");
        var show = Show();
        await NextAsync(show, times: 1);
        var first = _canvas.ToArray();
        await NextAsync(show, times: 1);

        Assert.NotEqual(first, _canvas);
        Assert.Single(_said.All);
    }

    [Fact]
    public async Task A_folder_of_bad_photographs_gives_one_sentence_and_no_busy_loop()
    {
        foreach (var name in (string[])["cmyk.jpg", "crc.png", "zero.bmp"]) Add(name, name);
        var lost = new List<string>();
        await using var capture = Over(Camera());
        capture.Lost += lost.Add;
        capture.Start();

        await Eventually.TrueAsync(() => capture.Restarts >= 2, "it has tried again");

        Assert.StartsWith(
            $"None of the 3 photographs in {Pictures} can be shown. The first: {Pictures}/cmyk.jpg is in the",
            Assert.Single(lost),
            StringComparison.Ordinal
        );
        Assert.Equal(3, _said.All.Count);
    }

    [Fact]
    public async Task Photographs_that_come_later_are_shown()
    {
        Add("cmyk.jpg", "cmyk.jpg");
        await using var capture = Over(Camera());
        capture.Start();
        await Eventually.TrueAsync(() => capture.Restarts >= 1, "there is nothing to show");

        Add("a.jpg", "a.jpg");

        await Eventually.TrueAsync(() => capture.IsCapturing, "it is shown");
    }

    [Fact]
    public async Task What_is_called_a_photograph_and_is_no_file_is_passed_by()
    {
        await WriteGreyAsync("good.png", 100);
        Process.Start("mkfifo", [Path.Combine(Pictures, "a-pipe.jpg")]).WaitForExit();
        File.CreateSymbolicLink(Path.Combine(Pictures, "b-link.jpg"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(Pictures, "c-loop.jpg"), "c-loop.jpg");
        Directory.CreateDirectory(Path.Combine(Pictures, "d-folder.jpg"));
        File.WriteAllBytes(Path.Combine(Pictures, "e-empty.jpg"), []);

        await NextAsync(Show(), times: 3);

        Assert.Equal(5, _said.All.Count);
        Assert.InRange(_canvas[((32 * 64) + 32) * 3], 98, 102);
    }

    [Fact]
    public async Task The_show_goes_on_while_a_picture_is_decoded_and_ends_with_its_program()
    {
        await WriteGreyAsync("good.png", 100);
        await using var capture = Over(Camera());
        capture.Start();
        await Eventually.TrueAsync(() => capture.FramesCaptured > 15, "more frames than one picture has come");
        var process = capture.ProcessId!.Value;

        await capture.StopAsync();

        Assert.Equal(0, capture.Restarts);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    private SlideshowSource Show() => new(Settings, Kept(), 64, 64);

    private GStreamerCamera Camera() => new(Settings, TimeProvider.System, Kept());

    private Quarantine Kept() =>
        new(
            new PersistedDocument<Quarantine.Document>(_folder.In("quarantine.json"), _said),
            TimeProvider.System,
            _said.CreateLogger<Quarantine>()
        );

    private Capture Over(ICamera camera) => new(camera, Settings, TimeProvider.System, NullLogger<Capture>.Instance);

    private async Task NextAsync(SlideshowSource show, int times)
    {
        for (var time = 0; time < times; time++)
            await show.NextAsync(_canvas, new ErrorLines(), TestContext.Current.CancellationToken);
    }

    private void Add(string odd, string name) => File.Copy(OddPictures.Path(odd), Path.Combine(Pictures, name), overwrite: true);

    private async Task WriteGreyAsync(string name, int grey)
    {
        string[] pipeline =
        [
            "-q", "videotestsrc", "pattern=solid-color", $"foreground-color={0xFF000000u + (uint)(grey * 0x010101)}", "num-buffers=1", "!",
            "video/x-raw,format=RGB,width=64,height=64", "!", "pngenc", "!", "filesink", $"location={Path.Combine(Pictures, name)}",
        ];
        using var process = Process.Start("gst-launch-1.0", pipeline);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
