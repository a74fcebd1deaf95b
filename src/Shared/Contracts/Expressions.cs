using System.Diagnostics.CodeAnalysis;

namespace Roomtone.Contracts;

/// <summary>
/// The eight expression classes of FER+ (Barsoum et al. 2016), each with its share from 0 to 1.
/// They say what a face shows, not what somebody feels.
/// </summary>
[SuppressMessage(
    "Naming", "CA1724", Justification = "The field's own word, and that of the wire. Nothing here builds trees of System.Linq.Expressions."
)]
public sealed record Expressions(
    float Neutral,
    float Happiness,
    float Surprise,
    float Sadness,
    float Anger,
    float Disgust,
    float Fear,
    float Contempt)
{
    /// <summary>How many classes there are.</summary>
    public const int Count = 8;

    /// <summary>The classes in the order of the network's output.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"];

    /// <summary>Reads the shares in the order of <see cref="Names"/>.</summary>
    /// <exception cref="ArgumentException">There are not exactly eight shares.</exception>
    public static Expressions From(ReadOnlySpan<float> shares) => shares.Length == Count
        ? new(shares[0], shares[1], shares[2], shares[3], shares[4], shares[5], shares[6], shares[7])
        : throw new ArgumentException($"Expected {Count} expression shares, got {shares.Length}.", nameof(shares));

    /// <summary>Writes the shares in the order of <see cref="Names"/>.</summary>
    public void CopyTo(Span<float> shares)
    {
        shares[0] = Neutral;
        shares[1] = Happiness;
        shares[2] = Surprise;
        shares[3] = Sadness;
        shares[4] = Anger;
        shares[5] = Disgust;
        shares[6] = Fear;
        shares[7] = Contempt;
    }
}
