using System.Numerics;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Finds a track by its id, or by that of one of its copies. The ids stand in the tracks already, so this keeps numbers
/// only (open addressing, linear probing): a third of a dictionary's memory.
/// </summary>
internal sealed class TrackNumbers
{
    private readonly IReadOnlyList<Track> _tracks;
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);

    /// <summary>One more than the track's number; 0 is free. At most half of it is in use.</summary>
    private readonly int[] _places;

    public TrackNumbers(IReadOnlyList<Track> tracks, IReadOnlyList<KeyValuePair<string, string>> copies)
    {
        _tracks = tracks;
        _places = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, 2 * tracks.Count))];
        for (var i = 0; i < tracks.Count; i++) _places[PlaceOf(tracks[i].Id)] = i + 1;
        foreach (var (copy, track) in copies) _copies.TryAdd(copy, Of(track));
    }

    /// <returns>The track's number, or -1.</returns>
    public int Of(string id) => _places[PlaceOf(id)] - 1 is >= 0 and var number ? number : _copies.GetValueOrDefault(id, -1);

    /// <summary>Where the id stands, or would.</summary>
    private int PlaceOf(string id)
    {
        var mask = _places.Length - 1;
        var place = id.GetHashCode(StringComparison.Ordinal) & mask;
        while (_places[place] is > 0 and var taken && _tracks[taken - 1].Id != id) place = (place + 1) & mask;
        return place;
    }
}
