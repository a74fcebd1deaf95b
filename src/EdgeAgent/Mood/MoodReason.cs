using Roomtone.Contracts;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>
/// Says what a mood rests on. Less than half of an expression is enough for most moods (see <see cref="MoodRegions"/>), so
/// the sentence names the one that speaks for the mood, and a stronger one only beside it.
/// </summary>
internal static class MoodReason
{
    private const float Most = 0.5f;

    /// <param name="mood">The room's mood.</param>
    /// <param name="expressions">What it was made from.</param>
    /// <param name="people">How many faces that were.</param>
    public static string Of(Contracts.Mood mood, Expressions expressions, int people)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        var strongest = Greatest(shares);
        var speaking = mood == Contracts.Mood.Neutral ? Circumplex.Neutral : Speaking(mood, shares);
        return $"{(people == 1 ? "one face" : $"{people} faces")}, {Words(mood, shares, strongest, speaking)}";
    }

    private static string Words(Contracts.Mood mood, ReadOnlySpan<float> shares, int strongest, int speaking)
    {
        if (strongest == speaking)
            return $"{(shares[strongest] >= Most ? "most of the expression" : "the strongest expression")} is {Named(shares, strongest)}";
        if (mood == Contracts.Mood.Neutral)
            return $"nothing pleasant or unpleasant prevails; the strongest expression is {Named(shares, strongest)}";
        var amount = mood == Contracts.Mood.Calm ? "a little" : "enough";
        return $"{amount} {Named(shares, speaking)} beside {Named(shares, strongest)}";
    }

    /// <summary>The expression that moves the room most towards the mood.</summary>
    private static int Speaking(Contracts.Mood mood, ReadOnlySpan<float> shares)
    {
        Span<float> pull = stackalloc float[Expressions.Count];
        for (var i = 0; i < pull.Length; i++) pull[i] = shares[i] * (float)Towards(mood, Circumplex.PointOf(i));
        return Greatest(pull);
    }

    private static double Towards(Contracts.Mood mood, Affect point) => mood switch
    {
        Contracts.Mood.Sad => -point.Valence,
        Contracts.Mood.Tense => point.Valence > 0 && point.Arousal < point.Valence ? 0 : point.Arousal,
        _ => point.Valence,
    };

    private static int Greatest(ReadOnlySpan<float> values)
    {
        var greatest = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[greatest]) greatest = i;
        return greatest;
    }

    private static string Named(ReadOnlySpan<float> shares, int i) => $"{Expressions.Names[i]} ({shares[i]:P0})";
}
