using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Reports once that the speaker is lost and once that it is back, and says how long to wait before the next attempt.</summary>
internal sealed partial class SpeakerConnectionMonitor(IEventLog events, TimeProvider time, ILogger<SpeakerConnectionMonitor> logger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <summary>A player that its supervisor restarts at once is not worth an event.</summary>
    private static readonly TimeSpan ReportAfter = TimeSpan.FromSeconds(2);

    private readonly Backoff _wait = new(FirstWait, LongestWait);
    private TimeSpan? _lostAt;
    private bool _isReported;

    /// <summary>What is wrong, as one sentence; null while the speaker answers.</summary>
    public string? Fault { get; private set; }

    /// <param name="fault">What is wrong, as one sentence.</param>
    /// <returns>How long to wait before the next attempt.</returns>
    public TimeSpan Lost(string fault)
    {
        Fault = fault;
        _lostAt ??= time.Steady;
        if (!_isReported && time.Steady - _lostAt >= ReportAfter) ReportLost(fault);
        return _wait.Next();
    }

    public void Answered()
    {
        if (_lostAt is not { } lostAt) return;
        if (_isReported)
        {
            var away = time.Steady - lostAt;
            LogBack(away);
            events.Append(
                EventTypes.Device,
                new DeviceEvent(DeviceHappenings.SpeakerBack, $"The speaker is back after {away.TotalSeconds:0} s.")
            );
        }

        (Fault, _lostAt, _isReported) = (null, null, false);
        _wait.Reset();
    }

    private void ReportLost(string fault)
    {
        _isReported = true;
        LogLost(fault);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SpeakerLost, fault));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Speaker lost: {Fault} Retrying.")]
    private partial void LogLost(string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Speaker back after {Away}.")]
    private partial void LogBack(TimeSpan away);
}
