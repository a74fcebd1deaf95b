using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>
/// The owner's own links, which may be chosen where a page can play them. How they feel comes from the owner alone: the
/// providers' terms allow nothing to be learned from their content.
/// </summary>
internal sealed partial class LinkLibrary(
    LinkEntries entries,
    YouTubePlaylists? playlists,
    LinkTitles titles,
    TimeProvider time,
    ILogger<LinkLibrary> logger
) : IMusicLibrary
{
    /// <summary>Whoever waits for titles sees them come.</summary>
    private const int TitlesAtOnce = 10;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _said = [];
    private bool _isListed;

    public string Provider => entries.Provider.Name;

    public IReadOnlyList<SetAsideFile> Aside { get; private set; } = [];

    private IEnumerable<LinkEntry> Playlists => playlists is null ? [] : entries.All.Where(entry => entry.IsPlaylist);

    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var problem in entries.Read()) SayOnce(problem);
        if (!entries.HasFile && entries.All.Count == 0 && !_isListed) yield break; // Nobody has links here.
        _isListed = true;
        playlists?.Retain(Playlists.Select(entry => entry.Address).ToHashSet());
        yield return Tracks();
        foreach (var due in Due().ToList())
        {
            var goesOn = await playlists!.ReadAsync(due.Address, due.Words, cancellationToken);
            yield return Tracks();
            if (entries.AddedTo.IsCompleted) yield break;
            if (!goesOn) break;
        }

        foreach (var some in Untitled().Chunk(TitlesAtOnce))
        {
            var goesOn = true;
            foreach (var address in some)
                if (entries.AddedTo.IsCompleted || !(goesOn = await titles.AskAsync(address, cancellationToken))) break;
            yield return Tracks();
            if (!goesOn || entries.AddedTo.IsCompleted) yield break; // Whoever has added a link sees it before the others have titles.
        }
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        do await Task.WhenAny(entries.AddedTo, Task.Delay(LookEvery, time, cancellationToken));
        while (!cancellationToken.IsCancellationRequested && !HasChanged);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private bool HasChanged => entries.HasChanged || Untitled().Any() || Due().Any();

    private IEnumerable<LinkEntry> Due() => Playlists.Where(entry => playlists!.IsDue(entry.Address, entry.Words));

    private IEnumerable<string> Untitled() => titles.MayAsk
        ? entries.All.Where(entry => !entry.IsPlaylist).Select(entry => entry.Address).Where(titles.MayAskAbout)
        : [];

    private List<Track> Tracks()
    {
        // What somebody says of a single link goes before what they say of a playlist.
        var single = from entry in entries.All
                     where !entry.IsPlaylist
                     select new Linked(entry.Address, entry.Words, titles.Find(entry.Address));
        var links = single.Concat(Playlists.SelectMany(Videos)).DistinctBy(link => link.Address)
            .ToLookup(link => link.Known?.Fault is not null);
        Aside = [.. Unread(), .. links[true].Select(Gone)];
        return [.. links[false].Select(link => LinkTracks.Of(entries.Provider, link.Address, link.Words, link.Known))];
    }

    private IEnumerable<Linked> Videos(LinkEntry playlist) =>
        from video in playlists!.Find(playlist.Address).Videos ?? []
        let link = entries.Provider.LinkTo(video.Id)
        select new Linked(video.Id, playlist.Words with { Link = link, Title = "", Seconds = video.Seconds }, video.Title);

    private SetAsideFile Gone(Linked link) => new(link.Words.Link, $"{MusicSources.NameOf(Provider)} says that {link.Known!.Fault}.");

    private IEnumerable<SetAsideFile> Unread() =>
        from entry in Playlists
        let note = playlists!.Find(entry.Address).Note
        where note is not null
        select new SetAsideFile(entry.Link, note);

    private void SayOnce(string problem)
    {
        if (_said.Add(problem)) LogProblem(problem);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Links: {Problem}")]
    private partial void LogProblem(string problem);

    private sealed record Linked(string Address, LinkedTrack Words, LinkTitle? Known);
}
