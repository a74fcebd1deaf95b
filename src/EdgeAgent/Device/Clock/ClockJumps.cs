using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Clock;

/// <summary>
/// Notices that somebody has set the time of day, by the clock that nobody sets. Each who keeps times of day over a while has one
/// of its own and moves them along, so that what is an hour old stays an hour old.
/// </summary>
internal sealed class ClockJumps(TimeProvider time)
{
    /// <summary>Less is the usual correction, or the two clocks read one after the other on a busy box.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);

    private TimeSpan _offset = OffsetOf(time);

    /// <returns>How far it was set since the last call; null where it was not. The first call counts from the start.</returns>
    public TimeSpan? Take()
    {
        var before = _offset;
        _offset = OffsetOf(time);
        return (_offset - before).Duration() >= Least ? _offset - before : null;
    }

    private static TimeSpan OffsetOf(TimeProvider time) => time.GetUtcNow() - DateTimeOffset.UnixEpoch - time.Steady;
}
