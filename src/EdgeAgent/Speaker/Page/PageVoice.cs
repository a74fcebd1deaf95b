using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>The page whose turn it is to sound, and what it said last.</summary>
/// <param name="Page">The page.</param>
/// <param name="Claim">Counts the claims since the agent's start.</param>
/// <param name="Report">What it said last.</param>
/// <param name="HeardAt">When, by <see cref="MonotonicTime"/>.</param>
/// <param name="SoundedAt">When it last went on in a track, or was not to sound at all.</param>
internal sealed record PageVoice(Guid Page, long Claim, ReportedSound Report, TimeSpan HeardAt, TimeSpan SoundedAt)
{
    /// <summary>A page that says nothing for this long is gone.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(ReportedSound.GoneAfterSeconds);

    /// <summary>A page speaks every second: one that says the same place again stands still.</summary>
    private static readonly TimeSpan AheadAtMost = TimeSpan.FromSeconds(2);

    /// <summary>How far into the track it should be now.</summary>
    public TimeSpan Elapsed(TimeSpan now)
    {
        var at = TimeSpan.FromSeconds(Report.PositionSeconds);
        if (Report.State != PageState.Playing) return at;
        var ahead = now - SoundedAt;
        return at + (ahead < AheadAtMost ? ahead : AheadAtMost);
    }

    /// <summary>The same page, after it has spoken again.</summary>
    public PageVoice Then(ReportedSound report, TimeSpan now)
    {
        var isStill = report.State is PageState.Playing or PageState.Loading
            && (report.Session != Report.Session || report.PositionSeconds == Report.PositionSeconds);
        return this with { Report = report, HeardAt = now, SoundedAt = isStill ? SoundedAt : now };
    }
}
