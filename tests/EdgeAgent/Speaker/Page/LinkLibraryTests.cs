using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Page;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page;

public sealed class LinkLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "youtube:dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=abc", "youtube:dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://music.youtube.com/watch?v=dQw4w9WgXcQ", "youtube:dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://m.youtube.com/shorts/dQw4w9WgXcQ", "youtube:dQw4w9WgXcQ", "dQw4w9WgXcQ")]
    [InlineData("https://soundcloud.com/ann/one?in=x", "soundcloud:https://soundcloud.com/ann/one", "https://soundcloud.com/ann/one")]
    [InlineData("https://soundcloud.com/ann/sets/calm", "soundcloud:https://soundcloud.com/ann/sets/calm", "https://soundcloud.com/ann/sets/calm")]
    public async Task A_link_is_a_track_of_its_provider_with_the_address_that_the_player_needs(string link, string id, string address)
    {
        var track = Assert.Single(await ReadAsync(id.Split(':')[0], $$"""[ { "address": "{{link}}", "title": "One", "mood": "calm", "seconds": 61 } ]"""));

        Assert.Equal((id, address, 61d), (track.Id, TrackProvider.AddressIn(track.Id), track.Info.DurationSeconds));
        Assert.Equal(track.Info.Provider, TrackProvider.Of(id));
        Assert.True(track.Affect.IsKnown);
    }

    [Fact]
    public async Task A_bad_link_is_named_and_the_others_count()
    {
        var tracks = await ReadAsync("youtube", """
            [
              { "address": "http://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "A" },
              { "address": "https://evil.example/watch?v=dQw4w9WgXcQ", "title": "A" },
              { "address": "https://www.youtube.com/watch?v=short", "title": "A" },
              { "address": "https://www.youtube.com/", "title": "A" },
              { "address": "https://soundcloud.com/ann", "title": "A" },
              { "address": "https://youtu.be/dQw4w9WgXcQ", "title": "" },
              { "address": "https://youtu.be/dQw4w9WgXcQ", "title": "A", "seconds": 1e9 },
              { "address": null, "title": "A" }, null, "x",
              { "address": "https://youtu.be/dQw4w9WgXcQ", "title": "Well" },
              { "address": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "Twice" }
            ]
            """);

        Assert.Equal("Well", Assert.Single(tracks).Info.Title);
        Assert.Equal(11, _said.All.Count);
    }

    [Fact]
    public async Task A_venue_has_none_and_says_why()
    {
        Assert.Empty(await ReadAsync("youtube", """[ { "address": "https://youtu.be/dQw4w9WgXcQ", "title": "A" } ]""", Place.Venue));
        Assert.Contains("the terms of YouTube allow playing in private rooms only", Assert.Single(_said.All), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Track>> ReadAsync(string provider, string links, Place place = Place.Home)
    {
        await File.WriteAllTextAsync(_folder.In("links.json"), links, TestContext.Current.CancellationToken);
        var library = new LinkLibrary(
            provider,
            new LinkSettings { Catalogue = _folder.In("links.json") },
            new DeviceSettings { Place = place },
            new ManualClock(),
            _said.CreateLogger<LinkLibrary>()
        );
        IReadOnlyList<Track> last = [];
        await foreach (var tracks in library.ReadAsync(TestContext.Current.CancellationToken)) last = tracks;
        return last;
    }
}
