using Roomtone.Contracts;

namespace Roomtone.Dashboard.History;

/// <summary>One time that a track was played.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end, where it is known.</param>
/// <param name="Until">Its end, or the latest that it can have been.</param>
/// <param name="Feedback">What people said of it.</param>
internal sealed record Play(TrackRow Start, TrackRow? End, DateTime Until, IReadOnlyList<string> Feedback);

/// <summary>Puts starts, ends and feedback together. A pure function of rows in the order of time.</summary>
internal static class Plays
{
    /// <summary>A start whose end was lost does not take the end of a later play, or feedback of hours later.</summary>
    private static readonly TimeSpan LongestTrack = TimeSpan.FromHours(3);

    /// <summary>A station that tells no titles has its turn for as long as <c>Radio:Dwell</c> allows, or nothing else does.</summary>
    public static readonly TimeSpan LongestStation = TimeSpan.FromHours(12);

    public static IReadOnlyList<Play> Of(
        IReadOnlyList<TrackRow> starts,
        IReadOnlyList<TrackRow> ends,
        IReadOnlyList<FeedbackRow> feedback
    ) => [.. starts.Select((start, index) => Of(start, NextOfSameTrack(starts, index), NextStart(starts, index), ends, feedback))];

    private static Play Of(
        TrackRow start,
        DateTime sameAgain,
        DateTime next,
        IReadOnlyList<TrackRow> ends,
        IReadOnlyList<FeedbackRow> feedback
    )
    {
        var limit = Earlier(sameAgain, start.At + LongestOf(start));
        // An end may bear the time of the start itself (a track that fails at once), or of the next start.
        var end = ends.FirstOrDefault(row => row.Track == start.Track && row.At >= start.At && row.At <= limit);
        var said = feedback.Where(row =>
            row.Track is null ? IsDuring(row, start, next) : row.Track == start.Track && row.At >= start.At && row.At < limit
        );
        return new(start, end, end?.At ?? Earlier(next, limit), [.. said.Select(row => row.What)]);
    }

    private static bool IsDuring(FeedbackRow row, TrackRow start, DateTime next) =>
        row.At >= start.At && row.At < Earlier(next, start.At + LongestOf(start));

    private static TimeSpan LongestOf(TrackRow start) => start.Provider == MusicSources.Radio ? LongestStation : LongestTrack;

    private static DateTime NextStart(IReadOnlyList<TrackRow> starts, int index) =>
        index + 1 < starts.Count ? starts[index + 1].At : DateTime.MaxValue;

    private static DateTime NextOfSameTrack(IReadOnlyList<TrackRow> starts, int index) =>
        starts.Skip(index + 1).FirstOrDefault(later => later.Track == starts[index].Track)?.At ?? DateTime.MaxValue;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
