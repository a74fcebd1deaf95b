using System.Diagnostics.CodeAnalysis;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Live;

/// <summary>Reads what came from a page. Whatever it holds, it is that message's fault.</summary>
internal static class PagePayload
{
    /// <summary>A reading of as many faces as are allowed, with every number written out in full, takes half of it.</summary>
    public const int LargestBytes = 32 * 1024;

    private const int LongestProblem = 300;

    /// <param name="payload">UTF-8 JSON.</param>
    /// <param name="problems">A sentence for each value that cannot be.</param>
    /// <param name="message">What it holds, checked.</param>
    /// <param name="problem">One sentence where it cannot be used.</param>
    public static bool TryRead<T>(
        ReadOnlyMemory<byte> payload,
        Func<T, IEnumerable<string>> problems,
        [NotNullWhen(true)] out T? message,
        [NotNullWhen(false)] out string? problem
    )
        where T : class
    {
        try
        {
            message = payload.Length <= LargestBytes ? Wire.Read<T>(payload.Span) : null;
            problem = message is null
                ? $"It has {payload.Length} bytes; at most {LargestBytes} are allowed."
                : problems(message).FirstOrDefault();
        }
        catch (Exception e)
        {
            (message, problem) = (null, $"It is not what a page sends: {e.Message}");
        }

        if (problem?.Length > LongestProblem) problem = problem[..LongestProblem] + "…";
        if (problem is not null) message = null;
        return message is not null;
    }
}
