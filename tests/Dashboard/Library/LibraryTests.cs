using System.Diagnostics;
using System.Net.Http.Headers;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Library;

public sealed class LibraryTests(RealServers servers) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sound_of_a_track_comes_whole_and_in_ranges()
    {
        await using var box = await Box.OnlineAsync(servers);
        await using var dashboard = await StartAsync(box);
        var sound = Enumerable.Range(0, 5000).Select(i => (byte)i).ToArray();
        File.WriteAllBytes(Directory.CreateDirectory(_folder.In("music/a b")).FullName + "/ü #1.mp3", sound);
        using var browser = await dashboard.OwnerAsync();

        using var whole = await browser.OpenAsync(Sound(box.Id, "a b/ü #1.mp3"));
        using var part = await browser.OpenAsync(Sound(box.Id, "a b/ü #1.mp3"), new RangeHeaderValue(4990, null));

        Assert.Equal((200, "audio/mpeg"), ((int)whole.StatusCode, whole.Content.Headers.ContentType!.MediaType));
        Assert.Equal(sound, await whole.Content.ReadAsByteArrayAsync(Token));
        var range = part.Content.Headers.ContentRange!;
        Assert.Equal((206, 4990L, 5000L), ((int)part.StatusCode, range.From, range.Length));
        Assert.Equal(sound[4990..], await part.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData("../secret.mp3", "no track ../secret.mp3")]
    [InlineData("a/../../secret.mp3", "no track")]
    [InlineData("/etc/passwd", "no track /etc/passwd")]
    [InlineData("nothing.mp3", "no track nothing.mp3")]
    [InlineData("pipe.mp3", "no track pipe.mp3")]
    [InlineData("a", "no track a")]
    [InlineData("link.mp3", "no track link.mp3")]
    [InlineData("linked-pipe.mp3", "no track linked-pipe.mp3")]
    [InlineData("", "track is missing")]
    [InlineData("notes.txt", "of a kind that browsers do not play")]
    [InlineData("nul\0.mp3", "no track")]
    public async Task Nothing_but_the_librarys_own_sound_is_given_out(string track, string part)
    {
        await using var box = await Box.OnlineAsync(servers);
        await using var dashboard = await StartAsync(box);
        Directory.CreateDirectory(_folder.In("music/a"));
        File.WriteAllText(_folder.In("secret.mp3"), "secret");
        File.WriteAllText(_folder.In("music/notes.txt"), "notes");
        using var pipe = Process.Start("mkfifo", [_folder.In("music/pipe.mp3")]);
        await pipe.WaitForExitAsync(Token);
        File.WriteAllText(_folder.In("secret.txt"), "secret");
        File.CreateSymbolicLink(_folder.In("music/link.mp3"), _folder.In("secret.txt"));
        File.CreateSymbolicLink(_folder.In("music/linked-pipe.mp3"), _folder.In("music/pipe.mp3"));
        using var browser = await dashboard.OwnerAsync();

        var answer = await browser.GetAsync(Sound(box.Id, track));

        Assert.Equal(404, answer.Status);
        Assert.Contains(part, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_of_a_box_elsewhere_sounds_only_there()
    {
        await using var box = await Box.OnlineAsync(servers);
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        using var stranger = dashboard.Stranger();

        Assert.Equal(
            $"The library of {box.Id} sounds only at the box: the dashboard does not run beside it.",
            (await browser.GetAsync(Sound(box.Id, "a.mp3"))).Error
        );
        Assert.Equal(401, (await stranger.GetAsync(Sound(box.Id, "a.mp3"))).Status);
    }

    [Fact]
    public async Task A_cover_is_the_picture_in_the_tags_else_the_one_beside_the_file()
    {
        await using var box = await Box.OnlineAsync(servers);
        await using var dashboard = await StartAsync(box);
        Directory.CreateDirectory(_folder.In("music/album"));
        Directory.CreateDirectory(_folder.In("music/bare"));
        Ffmpeg("-f", "lavfi", "-i", "sine", "-t", "1", _folder.In("music/album/other.flac"));
        Ffmpeg("-f", "lavfi", "-i", "color=red:size=900x600", "-frames:v", "1", _folder.In("red.png"));
        Ffmpeg("-f", "lavfi", "-i", "color=blue:size=200x200", "-frames:v", "1", _folder.In("music/album/Cover.png"));
        Ffmpeg("-i", _folder.In("music/album/other.flac"), "-i", _folder.In("red.png"), "-map", "0:a", "-map", "1:v", "-c:v", "copy",
            "-disposition:v", "attached_pic", _folder.In("music/album/own.flac"));
        File.Copy(_folder.In("music/album/other.flac"), _folder.In("music/bare/none.flac"));
        Directory.CreateDirectory(_folder.In("music/50%dance"));
        File.CreateSymbolicLink(_folder.In("music/50%dance/linked.flac"), _folder.In("music/album/other.flac"));
        File.Copy(_folder.In("music/album/other.flac"), _folder.In("music/50%dance/percent.flac"));
        File.Copy(_folder.In("music/album/Cover.png"), _folder.In("music/50%dance/cover.png"));
        using var browser = await dashboard.OwnerAsync();

        Assert.Equal(("512x341", "red"), await ShownAsync(browser, box.Id, "album/own.flac"));
        Assert.Equal(("200x200", "blue"), await ShownAsync(browser, box.Id, "album/other.flac"));
        Assert.Equal(("200x200", "blue"), await ShownAsync(browser, box.Id, "50%dance/percent.flac"));
        Assert.Equal(("200x200", "blue"), await ShownAsync(browser, box.Id, "50%dance/linked.flac"));
        var none = await browser.GetAsync(Cover(box.Id, "bare/none.flac"));
        Assert.Equal((404, "The track has no cover."), (none.Status, none.Error));
        Assert.Equal(404, (await browser.GetAsync(Cover("elsewhere", "album/own.flac"))).Status);
    }

    [Fact]
    public async Task A_file_that_names_another_one_gives_no_cover_of_it()
    {
        await using var box = await Box.OnlineAsync(servers);
        await using var dashboard = await StartAsync(box);
        Ffmpeg("-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1", _folder.In("secret.png"));
        Directory.CreateDirectory(_folder.In("music/a"));
        File.WriteAllText(_folder.In("music/a/a.mp3"), $"ffconcat version 1.0\nfile '{_folder.In("secret.png")}'\n");
        File.WriteAllText(_folder.In("music/a/cover.jpg"), $"ffconcat version 1.0\nfile '{_folder.In("secret.png")}'\n");
        using var browser = await dashboard.OwnerAsync();

        Assert.Equal(404, (await browser.GetAsync(Cover(box.Id, "a/a.mp3"))).Status);
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningDashboard> StartAsync(Box box)
    {
        var music = Directory.CreateDirectory(_folder.In("music")).FullName;
        return RunningDashboard.StartAsync(servers, settings: [$"--Library:Folder={music}", $"--Library:Device={box.Id}"]);
    }

    private async Task<(string Size, string Colour)> ShownAsync(Browser browser, string device, string track)
    {
        using var cover = await browser.OpenAsync(Cover(device, track));
        Assert.Equal((200, "image/jpeg"), ((int)cover.StatusCode, cover.Content.Headers.ContentType?.MediaType));
        await File.WriteAllBytesAsync(_folder.In("shown.jpg"), await cover.Content.ReadAsByteArrayAsync(Token), Token);
        Ffmpeg("-i", _folder.In("shown.jpg"), "-pix_fmt", "rgb24", _folder.In("shown.ppm"));
        var pixels = await File.ReadAllBytesAsync(_folder.In("shown.ppm"), Token);
        var size = System.Text.Encoding.ASCII.GetString(pixels, 3, 7);
        return (size.Replace(' ', 'x'), pixels[^3] > pixels[^1] ? "red" : "blue");
    }

    private static void Ffmpeg(params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-v", "error", "-y", .. arguments]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var fault = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, fault);
    }

    private static string Sound(string device, string track) =>
        $"/api/devices/{device}/library/sound?track={Uri.EscapeDataString(track)}";

    private static string Cover(string device, string track) =>
        $"/api/devices/{device}/library/cover?track={Uri.EscapeDataString(track)}";
}
