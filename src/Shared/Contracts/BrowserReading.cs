namespace Roomtone.Contracts;

/// <summary>What a page that stands in for the camera saw in one picture: numbers of faces. The picture stays in the page.</summary>
/// <param name="Page">The page, by a number that it drew when it was opened.</param>
/// <param name="IsWatching">False once, when the page's camera was stopped; then there are no faces.</param>
/// <param name="Aspect">The picture's width by its height, 0.2 to 5.</param>
/// <param name="Faces">At most <see cref="MostFaces"/>.</param>
public sealed record BrowserReading(Guid Page, bool IsWatching, float Aspect, IReadOnlyList<BrowserFace> Faces)
{
    public const int MostFaces = 32;

    /// <summary>More readings a second than these are not sent.</summary>
    public const int MostPerSecond = 5;

    /// <summary>A sentence for each value that cannot be; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (Page == default) yield return "page is missing.";
        if (Aspect is not (>= 0.2f and <= 5)) yield return $"aspect is {Aspect}; it must be from 0.2 to 5.";
        if (Faces is null)
        {
            yield return "faces is missing.";
            yield break;
        }

        if (Faces.Count > MostFaces) yield return $"faces has {Faces.Count} entries; at most {MostFaces} are allowed.";
        if (!IsWatching && Faces.Count > 0) yield return "faces has entries although the camera is stopped.";
        foreach (var (index, face) in Faces.Index())
        {
            if (face is null) yield return $"faces[{index}] is null.";
            else if (face.Problem() is { } problem) yield return $"faces[{index}]: {problem}";
        }
    }
}

/// <summary>One face of a <see cref="BrowserReading"/>. The box may reach beyond the picture by its own size.</summary>
/// <param name="X">Left edge, as a share of the picture's width.</param>
/// <param name="Y">Upper edge, as a share of the picture's height.</param>
/// <param name="Width">As a share of the picture's width.</param>
/// <param name="Height">As a share of the picture's height.</param>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
/// <param name="Expressions">Shares from 0 to 1 that sum to 1.</param>
public sealed record BrowserFace(float X, float Y, float Width, float Height, float Score, Expressions Expressions)
{
    private const float Rounding = 0.02f;

    internal string? Problem()
    {
        if (!(Width is > 0 and <= 2 && Height is > 0 and <= 2)) return $"its box is {Width} by {Height}; both must be above 0 and at most 2.";
        if (!(X >= -Width && X <= 1 && Y >= -Height && Y <= 1)) return $"its box begins at {X}, {Y}, outside of the picture.";
        if (Score is not (>= 0 and <= 1)) return $"score is {Score}; it must be from 0 to 1.";
        if (Expressions is null) return "expressions is missing.";
        Span<float> shares = stackalloc float[Expressions.Count];
        Expressions.CopyTo(shares);
        var sum = 0f;
        foreach (var share in shares)
        {
            if (share is not (>= 0 and <= 1)) return $"one of expressions is {share}; each must be from 0 to 1.";
            sum += share;
        }

        return Math.Abs(sum - 1) <= Rounding ? null : $"expressions sum to {sum}; they must sum to 1.";
    }
}
