using System.Diagnostics.CodeAnalysis;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Camera.Browser;

/// <summary>Reads what came from a page. Whatever it holds, it is that message's fault.</summary>
internal static class ReadingPayload
{
    /// <summary>As many faces as are allowed, with every number written out in full, take half of it.</summary>
    public const int LargestBytes = 32 * 1024;

    private const int LongestProblem = 300;

    /// <param name="payload">UTF-8 JSON.</param>
    /// <param name="reading">What it holds, checked.</param>
    /// <param name="problem">One sentence where it cannot be used.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out BrowserReading? reading, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            reading = payload.Length <= LargestBytes ? Wire.Read<BrowserReading>(payload.Span) : null;
            problem = reading is null ? $"It has {payload.Length} bytes; at most {LargestBytes} are allowed." : reading.Problems().FirstOrDefault();
        }
        catch (Exception e)
        {
            (reading, problem) = (null, $"It is not what a page sends: {e.Message}");
        }

        if (problem?.Length > LongestProblem) problem = problem[..LongestProblem] + "…";
        if (problem is not null) reading = null;
        return reading is not null;
    }
}
