namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A few figures of a sound that stay when a recording is mastered again. Six bytes, as every track has one.</summary>
internal readonly record struct SoundMark
{
    /// <summary>How far two masters of one recording may be apart, as a share (own choice).</summary>
    private const float SameTempo = 0.03f, SameOnsets = 0.2f;

    private readonly Half _tempo;
    private readonly Half _onsets;
    private readonly byte _key;

    /// <param name="tempo">Beats a minute; 0 where nothing was measured, or no beat was found.</param>
    /// <param name="onsets">Notes and strokes a second.</param>
    /// <param name="key">1 to 24; 0 where nothing was measured.</param>
    public SoundMark(float tempo, float onsets, byte key) => (_tempo, _onsets, _key) = ((Half)tempo, (Half)onsets, key);

    public bool IsKnown => _key > 0;

    private float Tempo => (float)_tempo;

    public static SoundMark Of(TrackSound sound) =>
        new(sound.BeatsPerMinute, sound.OnsetsPerSecond, (byte)(1 + sound.Key.Tonic + (sound.Key.IsMinor ? 12 : 0)));

    /// <returns>Null where one of them is not known.</returns>
    public bool? IsSame(SoundMark other) => !IsKnown || !other.IsKnown
        ? null
        : _key == other._key && IsNear(Tempo, other.Tempo, SameTempo) && IsNear((float)_onsets, (float)other._onsets, SameOnsets);

    /// <summary>Whether both are known and neither key nor tempo is the same, even where one counts twice the beats.</summary>
    public bool IsOther(SoundMark other) =>
        IsKnown && other.IsKnown && _key != other._key
        && !IsNear(Tempo, other.Tempo, SameTempo)
        && !IsNear(2 * Tempo, other.Tempo, SameTempo)
        && !IsNear(Tempo, 2 * other.Tempo, SameTempo);

    private static bool IsNear(float a, float b, float share) => Math.Abs(a - b) <= share * Math.Max(a, b);
}
