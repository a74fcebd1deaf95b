namespace Roomtone.EdgeAgent.Camera;

/// <summary>A program that writes raw RGB frames to its standard output.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
/// <param name="Width">Pixels a row of what it writes.</param>
/// <param name="Height">Rows of what it writes.</param>
/// <param name="IsRound">Whether the source has an end, after which it begins again: a file, a show of pictures.</param>
internal sealed record CaptureCommand(string Program, IReadOnlyList<string> Arguments, int Width, int Height, bool IsRound)
{
    public int BytesPerFrame => Width * Height * 3;
}
