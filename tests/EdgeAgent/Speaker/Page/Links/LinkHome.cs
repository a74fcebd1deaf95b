using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Tests.Speaker.Page.YouTube;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page.Links;

/// <summary>The links of a home and who answers about them, as after a start of the agent.</summary>
internal sealed class LinkHome : IDisposable
{
    private readonly TemporaryFolder _folder;

    public LinkHome(TemporaryFolder folder, TimeProvider time)
    {
        _folder = folder;
        Added = FreshlyAdded();
        Entries = new LinkEntries(LinkProvider.YouTube, folder.In("youtube.json"), Added);
        AllEntries = [Entries, new LinkEntries(LinkProvider.SoundCloud, "", Added)];
        var key = new YouTubeKey(Key, () => Key);
        var settings = new YouTubeSettings { UnitsPerDay = 500 };
        var quota = new YouTubeQuota(
            new PersistedDocument<YouTubeQuota.Document>(folder.In("quota.json"), NullLogger.Instance, YouTubeQuota.Document.IsSound),
            settings,
            key,
            time);
        Titles = new LinkTitles(new HttpClient(OEmbed, disposeHandler: false), LinkProvider.YouTube, "https://youtube.example/oembed", time);
        Playlists = new YouTubePlaylists(
            new YouTubeApi(new HttpClient(YouTube, disposeHandler: false), settings, key, quota, time), key, Titles, time);
        Shown = new LinkedPlaylists(Added, AllEntries, Playlists);
        Library = new LinkLibrary(Entries, Playlists, Titles, time, NullLogger<LinkLibrary>.Instance);
    }

    /// <summary>Given to the box, or changed, while it runs.</summary>
    public string? Key { get; set; } = YouTubeStandIn.Key;

    public YouTubeStandIn YouTube { get; } = new();

    public OEmbedStandIn OEmbed { get; } = new();

    public AddedLinks Added { get; }

    public LinkEntries Entries { get; }

    public IReadOnlyList<LinkEntries> AllEntries { get; }

    public LinkTitles Titles { get; }

    public YouTubePlaylists Playlists { get; }

    public LinkedPlaylists Shown { get; }

    public LinkLibrary Library { get; }

    public string Catalogue => _folder.In("youtube.json");

    public bool IsAnyPlaylistDue => Entries.All.Any(entry => entry.IsPlaylist && Playlists.IsDue(entry.Address, entry.Words));

    public AddedLinks FreshlyAdded() => new(
        new PersistedDocument<AddedLinks.Document>(_folder.In("links.json"), NullLogger.Instance, AddedLinks.Document.IsSound));

    public void Dispose()
    {
        YouTube.Dispose();
        OEmbed.Dispose();
    }
}
