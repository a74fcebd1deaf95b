using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.Links;

public sealed class LinkCommandsTests : IDisposable
{
    private const string Link = "https://www.youtube.com/watch?v=aaaaaaaaaaa";

    private readonly TemporaryFolder _folder = new();
    private readonly CatalogueProvider _catalogues = new();
    private readonly ManualClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_link_is_kept_with_the_persons_words_and_nothing_else_and_taken_up_at_once()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = FollowAsync(Library(Added()), stop.Token);

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

    [Theory]
    [InlineData("https://vimeo.com/1", "it must be like https://youtu.be/dQw4w9WgXcQ or https://soundcloud.com/artist/track")]
    [InlineData("rain", "it must be like")]
    [InlineData("https://www.youtube.com/playlist?list=PLabc", "it must be like")]
    public async Task What_is_no_link_is_refused(string link, string sentence) =>
        Assert.Contains(sentence, await RefusalAsync(CommandNames.LinksAdd, new { link }), StringComparison.Ordinal);

    [Fact]
    public async Task Half_a_point_and_a_link_of_the_owners_file_are_refused()
    {
        Assert.Equal("Valence and arousal go together.", await RefusalAsync(CommandNames.LinksAdd, new { link = Link, valence = 10 }));
        _catalogues.Put("youtube", new Catalogue([new Track(new TrackInfo("youtube", "youtube:aaaaaaaaaaa", "", "", "", "", "", null, 0), TrackAffect.Unknown)]));
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

    private AddedLinks? _added;

    private AddedLinks Added(bool isFresh = false)
    {
        if (!isFresh && _added is not null) return _added;
        var made = new AddedLinks(
            new PersistedDocument<AddedLinks.Document>(_folder.In("links.json"), NullLogger.Instance, AddedLinks.Document.IsSound));
        if (!isFresh) _added = made;
        return made;
    }

    private LinkLibrary Library(AddedLinks added) => new(
        LinkProvider.YouTube,
        "",
        added,
        new LinkTitles(new HttpClient(), LinkProvider.YouTube, "https://youtube.example/oembed", _clock),
        _clock,
        NullLogger<LinkLibrary>.Instance);

    /// <summary>As the reader of libraries does; titles are never waited for here, as the clock stands.</summary>
    private async Task FollowAsync(LinkLibrary library, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await foreach (var tracks in library.ReadAsync(cancellationToken))
            {
                _catalogues.Put(library.Provider, new Catalogue(tracks));
                break;
            }

            var changed = library.WaitForChangeAsync(CancellationToken.None).WaitAsync(cancellationToken);
            await changed.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private Task<JsonElement?> DoAsync(string name, object args, Place place = Place.Home) =>
        new LinkCommands(Added(), _catalogues, new DeviceSettings { Place = place }, TimeProvider.System)
            .HandleAsync(new Command(Guid.NewGuid(), name, JsonSerializer.SerializeToElement(args), "anna", default), Token);

    private async Task<string> RefusalAsync(string name, object args, Place place = Place.Home) =>
        (await Assert.ThrowsAsync<CommandRefusedException>(() => DoAsync(name, args, place))).Message;
}
