namespace Roomtone.Contracts;

/// <summary>A point on the circumplex: valence and arousal, each from -1 to 1 (Russell 1980).</summary>
public readonly record struct Affect(double Valence, double Arousal)
{
    /// <summary>What is wrong with a point that somebody gave or left out, in a few words; null when nothing is.</summary>
    public static string? Fault(double? valence, double? arousal)
    {
        if (valence is null != arousal is null) return "valence and arousal go together";
        if (valence is not null and not (>= -1 and <= 1)) return $"valence is {valence}; it must be from -1 to 1";
        return arousal is not null and not (>= -1 and <= 1) ? $"arousal is {arousal}; it must be from -1 to 1" : null;
    }
}
