namespace Roomtone.EdgeAgent.Camera;

/// <summary>A program that writes raw RGB frames to its standard output.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments, unquoted. Everybody on the box can read them: no secrets.</param>
/// <param name="Width">Pixels a row of what it writes.</param>
/// <param name="Height">Rows of what it writes.</param>
/// <param name="IsRound">Whether the source has an end, after which it begins again: a file, a show of pictures.</param>
internal sealed record CaptureCommand(string Program, IReadOnlyList<string> Arguments, int Width, int Height, bool IsRound)
{
    public int BytesPerFrame => Width * Height * 3;

    /// <summary>Added to the environment, which only the box's own user can read.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it reads from its standard input, which we give it.</summary>
    public bool IsFed { get; init; }

    /// <summary>What must not be repeated when the program says it; null where there is nothing to hide.</summary>
    public string? Secret { get; init; }
}
