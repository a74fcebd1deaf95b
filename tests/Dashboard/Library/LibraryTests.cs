using System.Net.Http.Headers;
using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Library;

public sealed class LibraryTests(RealServers servers) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

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
        Assert.Equal(sound, await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((206, 4990L, 5000L), ((int)part.StatusCode, part.Content.Headers.ContentRange!.From, part.Content.Headers.ContentRange.Length));
        Assert.Equal(sound[4990..], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../secret.mp3", "no track ../secret.mp3")]
    [InlineData("a/../../secret.mp3", "no track")]
    [InlineData("/etc/passwd", "no track /etc/passwd")]
    [InlineData("nothing.mp3", "no track nothing.mp3")]
    [InlineData("pipe.mp3", "no track pipe.mp3")]
    [InlineData("a", "no track a")]
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
        using var pipe = System.Diagnostics.Process.Start("mkfifo", [_folder.In("music/pipe.mp3")]);
        await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
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
    public async Task A_cover_is_asked_of_the_box_once()
    {
        await using var box = await Box.OnlineAsync(servers);
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        var asked = 0;
        byte[] picture = [0xFF, 0xD8, 1, 2, 3];
        box.OnCommand = command =>
        {
            asked++;
            return command.Args!.Value.GetProperty("track").GetString() == "a.mp3"
                ? new Reply(command.Id, true, Data: Wire.Element(new Cover(picture)))
                : new Reply(command.Id, false, "It has no cover.");
        };
        using var browser = await dashboard.OwnerAsync();
        await Eventually.TrueAsync(async () => (await browser.GetAsync($"/api/devices/{box.Id}")).Status == 200, "the dashboard knows the box");

        foreach (var _ in new[] { 1, 2 })
        {
            using var cover = await browser.OpenAsync(Cover(box.Id, "a.mp3"));
            Assert.Equal((200, "image/jpeg"), ((int)cover.StatusCode, cover.Content.Headers.ContentType!.MediaType));
            Assert.Equal(picture, await cover.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal((404, "The track has no cover."), await AnswerAsync(browser, Cover(box.Id, "b.mp3")));
        }

        Assert.Equal(2, asked);
    }

    public void Dispose() => _folder.Dispose();

    private Task<RunningDashboard> StartAsync(Box box)
    {
        var music = Directory.CreateDirectory(_folder.In("music")).FullName;
        return RunningDashboard.StartAsync(servers, settings: [$"--Library:Folder={music}", $"--Library:Device={box.Id}"]);
    }

    private static async Task<(int, string)> AnswerAsync(Browser browser, string path)
    {
        var answer = await browser.GetAsync(path);
        return (answer.Status, answer.Error);
    }

    private static string Sound(string device, string track) => $"/api/devices/{device}/library/sound?track={Uri.EscapeDataString(track)}";

    private static string Cover(string device, string track) => $"/api/devices/{device}/library/cover?track={Uri.EscapeDataString(track)}";
}
