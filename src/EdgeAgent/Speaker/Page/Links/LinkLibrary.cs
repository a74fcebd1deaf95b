using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>
/// The owner's own links, which may be chosen where a page can play them. How they feel comes from the owner alone: the
/// providers' terms allow nothing to be learned from their content.
/// </summary>
internal sealed partial class LinkLibrary(
    LinkProvider provider,
    string catalogue,
    AddedLinks added,
    LinkTitles titles,
    TimeProvider time,
    ILogger<LinkLibrary> logger
) : IMusicLibrary
{
    /// <summary>How exactly a person places a track: about a tenth of the scale (own choice).</summary>
    private const double OwnerSpread = 0.2;

    /// <summary>Whoever waits for titles sees them come.</summary>
    private const int TitlesAtOnce = 10;

    private const string Topic = " - Topic";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _said = [];
    private IReadOnlyList<(string Address, LinkedTrack Track)> _links = [];
    private FileFacts? _seen;
    private Task _addedTo = Task.CompletedTask;
    private bool _isListed;

    public string Provider => provider.Name;

    public IReadOnlyList<SetAsideFile> Aside { get; private set; } = [];

    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (_seen, _addedTo) = (Written, added.Changed);
        (_links, var problems) = catalogue.Length > 0 ? LinkCatalogue.Read(catalogue, provider) : ([], []);
        _links = [.. _links.Concat(Added()).DistinctBy(link => link.Address)];
        foreach (var problem in problems) SayOnce(problem);
        if (catalogue.Length == 0 && _links.Count == 0 && !_isListed) yield break; // Nobody has links here.
        _isListed = true;
        yield return Tracks();
        foreach (var some in Untitled().Chunk(TitlesAtOnce))
        {
            var goesOn = true;
            foreach (var address in some)
                if (_addedTo.IsCompleted || !(goesOn = await titles.AskAsync(address, cancellationToken))) break;
            yield return Tracks();
            if (!goesOn || _addedTo.IsCompleted) yield break; // Whoever has added a link sees it before the others have titles.
        }
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        do await Task.WhenAny(_addedTo, Task.Delay(LookEvery, time, cancellationToken));
        while (!cancellationToken.IsCancellationRequested && !HasChanged);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private bool HasChanged => _addedTo.IsCompleted || Written != _seen || Untitled().Any();

    private FileFacts? Written => catalogue.Length > 0 ? FileFacts.Of(catalogue) : null;

    private IEnumerable<(string Address, LinkedTrack Track)> Added() =>
        from track in added.All
        let address = provider.AddressIn(track.Link)
        where address is not null
        select (address, track);

    private IEnumerable<string> Untitled() =>
        titles.MayAsk ? _links.Select(link => link.Address).Where(titles.MayAskAbout) : [];

    private IReadOnlyList<Track> Tracks()
    {
        var gone = _links.Where(link => titles.Find(link.Address) is { Fault: not null }).ToList();
        Aside = [.. gone.Select(link => new SetAsideFile(link.Track.Link, $"{MusicSources.NameOf(Provider)} says that {titles.Find(link.Address)!.Fault}."))];
        return [.. _links.Except(gone).Select(link => ToTrack(link.Address, link.Track))];
    }

    private Track ToTrack(string address, LinkedTrack track)
    {
        var known = titles.Find(address);
        var (named, author) = (StreamTitle.Parted(known?.Title ?? "").Artist, WithoutTopic(known?.Author ?? ""));
        var (language, otherLanguages) = LanguageCode.Parted(track.Language);
        var info = new TrackInfo(
            Provider,
            provider.TrackOf(address),
            First(track.Title, known?.Title, track.Link),
            First(track.Artist, author),
            "",
            track.Genre,
            language,
            track.Year,
            track.Seconds
        );
        var affect = AffectEstimator.OfOwnersTag(track.Valence, track.Arousal, track.Mood, track.Genre, OwnerSpread);
        var isKnown = known is not null || (track.Title.Length > 0 && track.Artist.Length > 0);
        return new Track(info, affect)
        {
            IsExplicit = track.Explicit,
            OtherLanguages = otherLanguages,
            Guests = [.. ((string[])[named, author]).Where(name => name.Length > 0 && name != info.Artist)],
            Credited = !isKnown ? TagState.Waiting : info.Artist.Length > 0 ? TagState.Read : TagState.Unreadable,
        };
    }

    /// <summary>YouTube calls the channel that it makes for an artist so.</summary>
    private static string WithoutTopic(string author) =>
        author.EndsWith(Topic, StringComparison.Ordinal) ? author[..^Topic.Length].TrimEnd() : author;

    private static string First(params string?[] texts) => texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";

    private void SayOnce(string problem)
    {
        if (_said.Add(problem)) LogProblem(problem);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Links: {Problem}")]
    private partial void LogProblem(string problem);
}
