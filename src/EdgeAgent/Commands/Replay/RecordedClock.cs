namespace Roomtone.EdgeAgent.Commands.Replay;

/// <summary>Stands where the recording stands, so that the same file gives the same decisions at any time.</summary>
internal sealed class RecordedClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Set(DateTimeOffset now) => _now = now;
}
