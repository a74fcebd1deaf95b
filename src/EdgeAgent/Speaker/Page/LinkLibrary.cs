using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>
/// The tracks of YouTube or of SoundCloud that may be chosen: those that the owner has linked. How they feel comes from the
/// owner alone; their terms allow nothing to be learned from them.
/// </summary>
/// <param name="provider">Which of the two.</param>
/// <param name="settings">Where the links are.</param>
/// <param name="device">In a venue there are none.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where faults are said, once each.</param>
internal sealed partial class LinkLibrary(
    string provider,
    LinkSettings settings,
    DeviceSettings device,
    TimeProvider time,
    ILogger<LinkLibrary> logger
) : IMusicLibrary
{
    /// <summary>How exactly a person places a track: about a tenth of the scale (own choice).</summary>
    private const double OwnerSpread = 0.2;

    private const double LongestSeconds = 24 * 3600;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _said = [];
    private DateTime _seen;

    public string Provider => provider;

    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        _seen = File.GetLastWriteTimeUtc(settings.Catalogue);
        var (links, problems) = TaggedEntries.Read<LinkedTrack>(settings.Catalogue, "Link", Fault);
        var refusal = PlaceRules.Refusal(device.Place, [provider]);
        foreach (var problem in refusal is null ? problems : [refusal])
            if (_said.Add(problem)) LogProblem(problem);
        yield return refusal is null ? [.. links.Where(IsOurs).Select(ToTrack)] : [];
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        do await Task.Delay(LookEvery, time, cancellationToken);
        while (File.GetLastWriteTimeUtc(settings.Catalogue) == _seen);
    }

    private static string? Fault(LinkedTrack link, List<LinkedTrack> others)
    {
        if (link.Id is null) return $"address is \"{link.Address}\", which is no https:// address of a track of YouTube or SoundCloud";
        if (string.IsNullOrWhiteSpace(link.Title)) return "title is missing";
        if (link.Seconds is not (>= 0 and <= LongestSeconds)) return $"seconds is {link.Seconds}; it must be from 0 to a day";
        return TaggedEntries.FaultOfPoint(link.Valence, link.Arousal)
            ?? (others.Exists(other => other.Id == link.Id) ? "it stands there twice" : null);
    }

    private bool IsOurs(LinkedTrack link) => link.Id!.StartsWith($"{provider}:", StringComparison.Ordinal);

    private Track ToTrack(LinkedTrack link)
    {
        var info = new TrackInfo(
            provider, link.Id!, link.Title, link.Artist, "", link.Genre, LanguageCode.Of(link.Language), link.Year, link.Seconds);
        return new Track(info, FeelOf(link)) { IsExplicit = link.Explicit };
    }

    private static TrackAffect FeelOf(LinkedTrack link) => link is { Valence: { } valence, Arousal: { } arousal }
        ? new TrackAffect(new Affect(valence, arousal), OwnerSpread, OwnerSpread, "your own tag")
        : AffectEstimator.Of(link.Genre, TrackTags.None with { Mood = link.Mood?.ToString() ?? "" });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Links: {Problem}")]
    private partial void LogProblem(string problem);
}
