using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.State.Recording;

/// <summary>
/// Whether the box keeps what it noticed and played, in numbers and words, so that a decision can be looked into afterwards.
/// </summary>
internal sealed record RecordingSettings : ISettings
{
    public static string Section => "Recording";

    /// <summary>How many hours are kept at least, 1 to 168; 0 keeps nothing. A day takes about 6 MB.</summary>
    public int Hours { get; init; } = 24;

    public IEnumerable<string> Problems()
    {
        if (Hours is < 0 or > 168) yield return $"Hours is {Hours}. Allowed: 1 to 168, or 0 to keep nothing.";
    }
}
