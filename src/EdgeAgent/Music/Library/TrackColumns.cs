namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>What choosing looks at in every track, column by column, so that 100,000 tracks take a millisecond or two.</summary>
internal sealed class TrackColumns
{
    public TrackColumns(IReadOnlyList<Track> tracks)
    {
        Valence = [.. tracks.Select(track => (float)track.Affect.At.Valence)];
        Arousal = [.. tracks.Select(track => (float)track.Affect.At.Arousal)];
        ValenceVariance = [.. tracks.Select(track => (float)(track.Affect.ValenceSpread * track.Affect.ValenceSpread))];
        ArousalVariance = [.. tracks.Select(track => (float)(track.Affect.ArousalSpread * track.Affect.ArousalSpread))];
        Lot = [.. tracks.Select(track => Hash(track.Id))];
        Artist = new int[tracks.Count];
        for (var i = 0; i < tracks.Count; i++)
        {
            var name = tracks[i].Info.MainArtist();
            if (!Artists.TryGetValue(name, out var number)) Artists.Add(name, number = Artists.Count);
            Artist[i] = number;
        }
    }

    public float[] Valence { get; }

    public float[] Arousal { get; }

    public float[] ValenceVariance { get; }

    public float[] ArousalVariance { get; }

    /// <summary>A number that only depends on the track's id.</summary>
    public uint[] Lot { get; }

    /// <summary>The number of the track's artist.</summary>
    public int[] Artist { get; }

    /// <summary>The numbers of the artists; the unknown one has the empty name.</summary>
    public Dictionary<string, int> Artists { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>FNV-1a.</summary>
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash;
    }
}
