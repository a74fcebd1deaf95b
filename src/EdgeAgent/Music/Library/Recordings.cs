using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Makes one track of the copies of a recording, whatever their provider: those with the same ISRC, else those with the
/// same artist and title that are about as long and sound alike. The first copy whose tags can be read stands for all; what
/// it does not know of itself, it takes from the others.
/// </summary>
internal sealed class Recordings
{
    /// <summary>Masters of one recording differ by their silence at the ends.</summary>
    private const double SameLengthSeconds = 5;

    private readonly List<List<Track>> _recordings = [];
    private readonly Dictionary<Isrc, List<Track>> _byNumber = [];
    private readonly Dictionary<string, List<List<Track>>> _byName = new(StringComparer.Ordinal);

    private Recordings()
    {
    }

    /// <param name="tracks">Those first that should stand for their copies.</param>
    public static Catalogue Of(IReadOnlyList<Track> tracks)
    {
        var recordings = new Recordings();
        foreach (var track in tracks) recordings.Add(track);
        if (recordings._recordings.Count == tracks.Count) return new Catalogue(tracks);
        var copies = recordings._recordings.Where(copies => copies.Count > 1).Select(InOrder)
            .SelectMany(copies => copies.Skip(1).Select(copy => KeyValuePair.Create(copy.Id, copies[0].Id)));
        return new Catalogue([.. recordings._recordings.Select(One)], [.. copies]);
    }

    private void Add(Track track)
    {
        var name = RecordingName.Of(track.Info);
        if (Find(track, name) is not { } recording) _recordings.Add(recording = []);
        recording.Add(track);
        if (track.Isrc.IsKnown) _byNumber.TryAdd(track.Isrc, recording);
        if (name.Length == 0) return;
        if (!_byName.TryGetValue(name, out var named)) _byName[name] = named = [];
        if (recording.Count == 1) named.Add(recording);
    }

    private List<Track>? Find(Track track, string name)
    {
        if (track.Isrc.IsKnown && _byNumber.TryGetValue(track.Isrc, out var same))
            return same;
        return name.Length > 0 && _byName.TryGetValue(name, out var named)
            ? named.Find(recording => recording.TrueForAll(other => MayBeSame(track, other)))
            : null;
    }

    /// <summary>Two numbers are two recordings; so are an explicit one and its cleaned version.</summary>
    private static bool MayBeSame(Track a, Track b) =>
        !(a.Isrc.IsKnown && b.Isrc.IsKnown && a.Isrc != b.Isrc)
        && !(a.IsExplicit is { } explicitA && b.IsExplicit is { } explicitB && explicitA != explicitB)
        && (
            a.Info.DurationSeconds <= 0
            || b.Info.DurationSeconds <= 0
            || Math.Abs(a.Info.DurationSeconds - b.Info.DurationSeconds) <= SameLengthSeconds
        )
        && IsSameWork(a, b);

    /// <summary>
    /// Works have movements of the same name: an <c>Allegro</c> is another one on another album or at another place of it,
    /// unless it sounds the same. Any other title is that of one recording, unless it sounds different or stands on one album twice.
    /// </summary>
    private static bool IsSameWork(Track a, Track b)
    {
        var isSameAlbum = TextFolding.Name(a.Info.Album) is { Length: > 0 } album && album == TextFolding.Name(b.Info.Album);
        var isKnownPlace = a.Number > 0 && b.Number > 0;
        if (isSameAlbum && isKnownPlace) return a.Number == b.Number;
        return MovementTitle.Is(a.Info.Title) ? a.Sound.IsSame(b.Sound) == true : !a.Sound.IsOther(b.Sound);
    }

    private static Track One(List<Track> copies)
    {
        if (copies.Count == 1) return copies[0];
        copies = InOrder(copies);
        var first = copies[0];
        var info = first.Info;
        return first with
        {
            Info = info with
            {
                Genre = FirstKnown(copies, copy => copy.Info.Genre),
                Language = FirstKnown(copies, copy => copy.Info.Language),
                // A later album holds older recordings.
                Year = copies.Min(copy => copy.Info.Year),
            },
            Affect = copies
                .Select(copy => copy.Affect)
                .MinBy(affect => affect.IsKnown ? affect.ValenceSpread + affect.ArousalSpread : double.MaxValue)!,
            Isrc = copies.Select(copy => copy.Isrc).FirstOrDefault(number => number.IsKnown),
            IsExplicit = copies.Exists(copy => copy.IsExplicit == true)
                ? true
                : copies.Select(copy => copy.IsExplicit).FirstOrDefault(known => known is not null),
            OtherLanguages =
            [
                .. copies.SelectMany(copy => copy.OtherLanguages.Prepend(copy.Info.Language))
                    .Where(code => code.Length > 0).Distinct().Skip(1),
            ],
            Copies = [.. copies.Skip(1).Select(copy => copy.Id)],
            BeatsPerMinute = copies.Select(copy => copy.BeatsPerMinute).FirstOrDefault(known => known is not null),
        };
    }

    private static List<Track> InOrder(List<Track> copies) =>
        copies.Count == 1 || copies[0].Tags == TagState.Read ? copies : [.. copies.OrderBy(copy => copy.Tags)];

    private static string FirstKnown(List<Track> copies, Func<Track, string> read) =>
        copies.Select(read).FirstOrDefault(text => text.Length > 0) ?? "";
}
