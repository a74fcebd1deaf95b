using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.Links;

public sealed class LinkCommandsTests : IDisposable
{
    private const string Link = "https://www.youtube.com/watch?v=aaaaaaaaaaa";

    private readonly TemporaryFolder _folder = new();
    private readonly CatalogueProvider _catalogues = new();
    private readonly ManualClock _clock = new();
    private readonly LinkHome _home;

    public LinkCommandsTests() => _home = new LinkHome(_folder, _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _home.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_link_is_kept_with_the_persons_words_and_nothing_else_and_taken_up_at_once()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = FollowAsync(_home.Library, stop.Token);

        var args = new { link = "https://youtu.be/aaaaaaaaaaa?si=shared", valence = 40, arousal = -25, language = "en", @explicit = true };
        var answer = await DoAsync(CommandNames.LinksAdd, args);

        Assert.Equal(new AddedLink("youtube:aaaaaaaaaaa", Link), answer!.Value.Deserialize<AddedLink>(Wire.Json));
        var track = _catalogues.Catalogue.Find("youtube:aaaaaaaaaaa")!;
        Assert.Equal((true, "en", new Affect(0.4, -0.25)), (track.IsExplicit, track.Info.Language, track.Affect.At));
        Assert.Equal(Link, Added(isFresh: true).All.Single().Link);
        Assert.Equal("", Added(isFresh: true).All.Single().Title);

        await DoAsync(CommandNames.LinksAdd, new { link = Link, mood = "calm" });
        Assert.Equal(Contracts.Mood.Calm, Added(isFresh: true).All.Single().Mood);

        await DoAsync(CommandNames.LinksRemove, new { link = Link });
        await Eventually.TrueAsync(() => _catalogues.Catalogue.Find("youtube:aaaaaaaaaaa") is null, "it is gone");
        await stop.CancelAsync();
        await following;
    }

    [Fact]
    public async Task A_playlist_is_one_entry_with_how_many_of_its_videos_play_and_is_taken_away_as_one()
    {
        _home.YouTube.Videos["aaaaaaaaaaa"] = "Aurora";
        _home.YouTube.Playlists["PLabc"] = ["aaaaaaaaaaa", "removed0000"];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = FollowAsync(_home.Library, stop.Token);
        const string List = "https://www.youtube.com/playlist?list=PLabc";

        var args = new { link = List + "&si=shared", mood = "calm", language = "en", @explicit = false };
        var answer = await DoAsync(CommandNames.LinksAdd, args);

        var playlist = new LinkedPlaylist(List, "", Videos: 1, SetAside: 1, IsRead: true, null, IsAdded: true)
        {
            Mood = Contracts.Mood.Calm,
            Language = "en",
            Explicit = false,
        };
        Assert.Equal(new AddedLink(null, List) { Playlist = playlist }, answer!.Value.Deserialize<AddedLink>(Wire.Json));
        Assert.Equal([playlist], await PlaylistsAsync());
        Assert.Equal(List, Added(isFresh: true).All.Single().Link);
        await Eventually.TrueAsync(() => _catalogues.Catalogue.Find("youtube:aaaaaaaaaaa") is { IsExplicit: false }, "its video is there");

        await DoAsync(CommandNames.LinksAdd, new { link = Link, mood = "happy" }); // One of its videos may have words of its own.
        await DoAsync(CommandNames.LinksRemove, new { link = Link });
        await DoAsync(CommandNames.LinksRemove, new { link = List });
        Assert.Empty(await PlaylistsAsync());
        await Eventually.TrueAsync(() => _catalogues.Catalogue.Find("youtube:aaaaaaaaaaa") is null, "it is gone");
        await stop.CancelAsync();
        await following;
    }

    [Fact]
    public async Task A_playlist_that_cannot_be_read_is_kept_and_says_what_to_do()
    {
        _home.Key = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = FollowAsync(_home.Library, stop.Token);

        var answer = await DoAsync(CommandNames.LinksAdd, new { link = "https://music.youtube.com/playlist?list=PLabc" });

        var playlist = answer!.Value.Deserialize<AddedLink>(Wire.Json)!.Playlist!;
        Assert.Equal((0, true), (playlist.Videos, playlist.IsRead));
        Assert.Contains("give it as the secret youtube-key", playlist.Note, StringComparison.Ordinal);
        await stop.CancelAsync();
        await following;
    }

    [Theory]
    [InlineData("https://vimeo.com/1", "it must be like https://youtu.be/dQw4w9WgXcQ or https://soundcloud.com/artist/track")]
    [InlineData("rain", "it must be like")]
    [InlineData("https://www.youtube.com/playlist?list=PL abc", "it must be like")]
    public async Task What_is_no_link_is_refused(string link, string sentence) =>
        Assert.Contains(sentence, await RefusalAsync(CommandNames.LinksAdd, new { link }), StringComparison.Ordinal);

    [Fact]
    public async Task Half_a_point_and_a_link_of_the_owners_file_are_refused()
    {
        Assert.Equal("Valence and arousal go together.", await RefusalAsync(CommandNames.LinksAdd, new { link = Link, valence = 10 }));
        await File.WriteAllTextAsync(_home.Catalogue, $$"""[ { "link": "{{Link}}" } ]""", Token);
        _home.Entries.Read();
        Assert.Contains("owner's own file", await RefusalAsync(CommandNames.LinksAdd, new { link = Link }), StringComparison.Ordinal);
        Assert.Contains("was not added here", await RefusalAsync(CommandNames.LinksRemove, new { link = Link }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_venue_takes_none()
    {
        var refusal = await RefusalAsync(CommandNames.LinksAdd, new { link = Link }, Place.Venue);

        Assert.Contains("terms of YouTube allow playing in private rooms only", refusal, StringComparison.Ordinal);
        Assert.Empty(Added().All);
    }

    [Theory]
    [InlineData("""{"links":[null]}""")]
    [InlineData("""{"links":[{"link":"x","valence":7,"arousal":0}]}""")]
    [InlineData("{")]
    public void A_damaged_file_counts_as_none(string text)
    {
        File.WriteAllText(_folder.In("links.json"), text);

        Assert.Empty(Added().All);
    }

    private AddedLinks Added(bool isFresh = false) => isFresh ? _home.FreshlyAdded() : _home.Added;

    /// <summary>As the reader of libraries does; titles are never waited for here, as the clock stands.</summary>
    private async Task FollowAsync(LinkLibrary library, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await foreach (var tracks in library.ReadAsync(cancellationToken))
            {
                _catalogues.Put(library.Provider, new Catalogue(tracks));
                if (!_home.IsAnyPlaylistDue) break;
            }

            var changed = library.WaitForChangeAsync(CancellationToken.None).WaitAsync(cancellationToken);
            await changed.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<IReadOnlyList<LinkedPlaylist>> PlaylistsAsync() =>
        (await DoAsync(CommandNames.LinksPlaylists, new { }))!.Value.Deserialize<IReadOnlyList<LinkedPlaylist>>(Wire.Json)!;

    private Task<JsonElement?> DoAsync(string name, object args, Place place = Place.Home) =>
        new LinkCommands(_home.Added, _home.AllEntries, _home.Shown, _catalogues, new DeviceSettings { Place = place }, TimeProvider.System)
            .HandleAsync(new Command(Guid.NewGuid(), name, JsonSerializer.SerializeToElement(args), "anna", default), Token);

    private async Task<string> RefusalAsync(string name, object args, Place place = Place.Home) =>
        (await Assert.ThrowsAsync<CommandRefusedException>(() => DoAsync(name, args, place))).Message;
}
