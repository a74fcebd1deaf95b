using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;
using Roomtone.Lab.Radio;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Radio.RadioBrowser;

/// <summary>Against the stand-in of Radio Browser, over real connections.</summary>
public sealed class RadioDirectoryTests : IDisposable
{
    private static readonly StationQuery Anything = new("", "", "", "", 20);

    private static readonly FakeStation[] Known =
    [
        new("Slow Coast", "http://a.example/live", Tags: "ambient,chillout", ClickCount: 5),
        new("Coast FM", "http://b.example/live", "US", "english", "en", "rock", 9),
        new("Broken Coast", "http://c.example/live", ClickCount: 100) { IsBroken = true },
        new("Zwei", "http://d.example/list.m3u8", "CH", "german,swiss german", "de,gsw") { IsHls = true },
    ];

    private readonly ManualClock _clock = new();
    private readonly HttpClient _http = new() { DefaultRequestHeaders = { UserAgent = { new("Roomtone", "1.2.3") } } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Finds_by_name_country_language_and_tag_those_first_that_most_listen_to()
    {
        await using var browser = await StartAsync(FakeMirror.Well);
        var directory = DirectoryAt(browser.Address);

        Assert.Equal(["Coast FM", "Slow Coast"], await NamesAsync(directory, Anything with { Text = "coast" }));
        Assert.Equal(["Slow Coast"], await NamesAsync(directory, Anything with { Tag = "chill", Country = "de" }));
        Assert.Equal(["Coast FM"], await NamesAsync(directory, Anything with { Language = "English " }));
        Assert.Equal(["Coast FM"], await NamesAsync(directory, Anything with { Limit = 1 }));
        var hls = (await directory.SearchAsync(Anything with { Country = "CH" }, Token)).Single();
        Assert.Equal(("http://d.example/list.m3u8", "", true), (hls.Address, hls.LanguageCode, hls.IsHls));
        Assert.Equal("Roomtone/1.2.3", browser.UserAgent);
    }

    [Theory]
    [InlineData(FakeMirror.Dead)]
    [InlineData(FakeMirror.Slow)]
    [InlineData(FakeMirror.BrokenJson)]
    [InlineData(FakeMirror.Enormous)]
    [InlineData(FakeMirror.Overloaded)]
    public async Task A_server_that_fails_is_passed_over_and_comes_last_for_a_while(FakeMirror bad)
    {
        await using var browser = await StartAsync(bad, FakeMirror.Well);
        var directory = DirectoryAt(browser.Address);

        // In any order, so that the bad one was asked first at least once (but for one time in a million).
        for (var times = 0; times < 20; times++)
            Assert.Equal(3, (await WhileTimeGoesByAsync(directory.SearchAsync(Anything, Token), browser)).Count);

        Assert.Equal(bad == FakeMirror.Dead ? 0 : 1, browser.AskedOf.Count(asked => asked == bad));
        _clock.Advance(TimeSpan.FromMinutes(11));
        for (var times = 0; times < 20; times++) await WhileTimeGoesByAsync(directory.SearchAsync(Anything, Token), browser);
        Assert.Equal(bad == FakeMirror.Dead ? 0 : 2, browser.AskedOf.Count(asked => asked == bad));
    }

    [Fact]
    public async Task Where_all_fail_it_is_a_sentence_in_time()
    {
        await using var browser = await StartAsync(FakeMirror.Slow, FakeMirror.Slow, FakeMirror.Slow, FakeMirror.Slow);
        var directory = DirectoryAt(browser.Address);

        var fault = await Assert.ThrowsAsync<RadioDirectoryException>(() =>
            WhileTimeGoesByAsync(directory.SearchAsync(Anything, Token), browser));

        Assert.StartsWith("Radio Browser cannot be asked now: 127.0.0.1 does not answer within 1.5 s.", fault.Message, StringComparison.Ordinal);
        Assert.InRange(browser.AskedOf.Count, 2, 3);
    }

    [Fact]
    public async Task An_address_where_nobody_is_and_one_that_is_switched_off_are_sentences()
    {
        var away = await Assert.ThrowsAsync<RadioDirectoryException>(() => DirectoryAt("http://127.0.0.1:1").SearchAsync(Anything, Token));
        var off = await Assert.ThrowsAsync<RadioDirectoryException>(() =>
            new RadioDirectory(_http, new RadioSettings { AsksDirectory = false }, new DirectoryMirrors(_clock), _clock)
                .SearchAsync(Anything, Token));

        Assert.Contains("Connection refused", away.Message, StringComparison.Ordinal);
        Assert.Contains("(Radio:AsksDirectory)", off.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FakeMirror.Overloaded)]
    [InlineData(FakeMirror.BrokenJson)]
    [InlineData(FakeMirror.Enormous)]
    public async Task Where_the_servers_are_not_listed_the_name_server_knows_them(FakeMirror list)
    {
        await using var browser = await StartAsync(FakeMirror.Well);
        browser.List = list;
        var directory = new RadioDirectory(
            _http, new RadioSettings { Directory = browser.Address }, new DirectoryMirrors(_clock), _clock, (host, _) =>
            {
                Assert.Equal("127.0.0.1", host);
                return Task.FromResult<IReadOnlyList<string>>(["localhost"]);
            });
        Assert.Contains(
            "localhost",
            (await Assert.ThrowsAsync<RadioDirectoryException>(() => directory.SearchAsync(Anything, Token))).Message,
            StringComparison.Ordinal);

        browser.List = FakeMirror.Well; // The server behind the name is the same one, and well again.

        Assert.Equal(3, (await directory.SearchAsync(Anything, Token)).Count);
    }

    [Fact]
    public async Task What_is_no_station_is_left_out_and_texts_are_cut_and_cleaned()
    {
        await using var browser = await StartAsync(FakeMirror.Well);
        browser.Stations =
        [
            new("File", "file:///etc/passwd"),
            new("Blank", "http://a.example/a b"),
            new("", "http://b.example"),
            new("Long " + new string('x', 5000), "http://c.example"),
            new("Two\r\nlines\0", "http://d.example"),
            new("Too long", "http://e.example/" + new string('x', 3000)),
            new("Again", "http://d.example"),
        ];

        var found = await DirectoryAt(browser.Address).SearchAsync(Anything, Token);

        Assert.Equal(["http://c.example", "http://d.example"], found.Select(station => station.Address));
        Assert.Equal(200, found[0].Name.Length);
        Assert.Equal("Two  lines", found[1].Name);
    }

    [Fact]
    public async Task A_click_is_counted()
    {
        await using var browser = await StartAsync(FakeMirror.Dead, FakeMirror.Well);
        var directory = DirectoryAt(browser.Address);

        await directory.CountAsync(Known[1].Uuid, Token);
        await Assert.ThrowsAsync<RadioDirectoryException>(() => directory.CountAsync(Guid.NewGuid(), Token));

        Assert.Equal([Known[1].Uuid], browser.Clicks);
    }

    private static async Task<FakeRadioBrowser> StartAsync(params FakeMirror[] mirrors)
    {
        var browser = new FakeRadioBrowser(Known, mirrors);
        await browser.StartAsync(Token);
        return browser;
    }

    private RadioDirectory DirectoryAt(string address) =>
        new(_http, new RadioSettings { Directory = address }, new DirectoryMirrors(_clock), _clock);

    /// <summary>The clock moves only past the limit of a server that does not answer, however slow the machine is.</summary>
    private async Task<T> WhileTimeGoesByAsync<T>(Task<T> search, FakeRadioBrowser browser)
    {
        var slow = browser.AskedOf.Count(asked => asked == FakeMirror.Slow);
        while (!search.IsCompleted)
        {
            await Task.WhenAny(search, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token));
            if (browser.AskedOf.Count(asked => asked == FakeMirror.Slow) is var now && now == slow) continue;
            slow = now;
            _clock.Advance(TimeSpan.FromSeconds(1.6));
        }

        return await search;
    }

    private static async Task<IEnumerable<string>> NamesAsync(RadioDirectory directory, StationQuery query) =>
        (await directory.SearchAsync(query, Token)).Select(station => station.Name);
}
