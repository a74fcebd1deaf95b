using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>The room's taste by the numbers of the catalogue: -1 (disliked) to 1 (liked), 0 where nothing is known.</summary>
internal sealed class TasteColumns
{
    private readonly float[] _tracks;
    private readonly float[] _artists;
    private readonly int[] _artist;
    private readonly Taste _taste;

    private TasteColumns(Taste taste, Catalogue catalogue)
    {
        _taste = taste;
        _artist = catalogue.Columns.Artist;
        _tracks = new float[catalogue.Tracks.Count];
        _artists = new float[catalogue.Columns.Artists.Count];
        foreach (var (track, opinion) in taste.Tracks)
        {
            if (catalogue.NumberOf(track) is >= 0 and var number) _tracks[number] = (float)opinion.Score;
        }

        foreach (var (name, opinion) in taste.Artists)
        {
            if (catalogue.Columns.Artists.TryGetValue(name, out var number)) _artists[number] = (float)opinion.Score;
        }
    }

    /// <summary>The columns of before, as long as they hold.</summary>
    public static TasteColumns Of(ChoiceRequest request, TasteColumns? before) =>
        before is not null && ReferenceEquals(before._taste, request.Taste) && before._artist == request.Catalogue.Columns.Artist ? before : new TasteColumns(request.Taste, request.Catalogue);

    public float Of(int track) => Math.Clamp(_tracks[track] + _artists[_artist[track]], -1, 1);
}
