using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>The page whose turn it is to sound, and what it said last.</summary>
/// <param name="Page">The page.</param>
/// <param name="Claim">Counts the claims since the agent's start.</param>
/// <param name="Report">What it said last.</param>
/// <param name="HeardAt">When, by <see cref="MonotonicTime"/>.</param>
internal sealed record PageVoice(Guid Page, long Claim, ReportedSound Report, TimeSpan HeardAt)
{
    /// <summary>A page that says nothing for this long is gone.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(ReportedSound.GoneAfterSeconds);

    /// <summary>How far into the track it should be now.</summary>
    public TimeSpan Elapsed(TimeSpan now)
    {
        var at = TimeSpan.FromSeconds(Report.PositionSeconds);
        return Report.State == PageState.Playing ? at + (now - HeardAt) : at;
    }
}
