namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A few figures of a sound that stay when a recording is mastered again.</summary>
/// <param name="Tempo">Beats a minute; 0 where nothing was measured, or no beat was found.</param>
/// <param name="Onsets">Notes and strokes a second.</param>
/// <param name="Key">1 to 24; 0 where nothing was measured.</param>
internal readonly record struct SoundMark(float Tempo, float Onsets, byte Key)
{
    /// <summary>How far two masters of one recording may be apart, as a share (own choice).</summary>
    private const float SameTempo = 0.03f, SameOnsets = 0.2f;

    public bool IsKnown => Key > 0;

    public static SoundMark Of(TrackSound sound) =>
        new(sound.BeatsPerMinute, sound.OnsetsPerSecond, (byte)(1 + sound.Key.Tonic + (sound.Key.IsMinor ? 12 : 0)));

    /// <returns>Null where one of them is not known.</returns>
    public bool? IsSame(SoundMark other) => !IsKnown || !other.IsKnown
        ? null
        : Key == other.Key && IsNear(Tempo, other.Tempo, SameTempo) && IsNear(Onsets, other.Onsets, SameOnsets);

    /// <summary>Whether both are known and neither key nor tempo is the same, even where one counts twice the beats.</summary>
    public bool IsOther(SoundMark other) =>
        IsKnown && other.IsKnown && Key != other.Key
        && !IsNear(Tempo, other.Tempo, SameTempo)
        && !IsNear(2 * Tempo, other.Tempo, SameTempo)
        && !IsNear(Tempo, 2 * other.Tempo, SameTempo);

    private static bool IsNear(float a, float b, float share) => Math.Abs(a - b) <= share * Math.Max(a, b);
}
