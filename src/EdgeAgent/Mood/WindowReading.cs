using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>What one window showed, before smoothing. Without <see cref="Evidence"/> it is a gap.</summary>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End, UTC.</param>
/// <param name="Evidence">The numbers; null when fewer people were seen than the room asks for.</param>
internal sealed record WindowReading(DateTimeOffset From, DateTimeOffset To, MoodEvidence? Evidence);

/// <summary>The aggregate of a window over its people.</summary>
/// <param name="People">How many faces were typically seen at once: the median over the frames that count.</param>
/// <param name="Coverage">Share of the face readings that were sure enough, 0 to 1.</param>
/// <param name="Expressions">The mean shares of the faces that count.</param>
/// <param name="Affect">The mean's point on the circumplex.</param>
/// <param name="Confidence">How clearly one expression stands out, times the coverage, 0 to 1.</param>
internal sealed record MoodEvidence(int People, double Coverage, Expressions Expressions, Affect Affect, double Confidence);
