using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Says once when the speaker is lost, and once when it is back; says how long to wait before the next try.</summary>
internal sealed partial class SpeakerWatch(IEventLog events, TimeProvider time, ILogger<SpeakerWatch> logger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    /// <summary>A player that its supervisor brings back at once is no news.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private TimeSpan? _lostAt;
    private TimeSpan _wait = FirstWait;
    private bool _told;

    /// <summary>What is wrong, as one sentence; null when all is well.</summary>
    public string? Trouble { get; private set; }

    /// <returns>How long to wait before the next try.</returns>
    public TimeSpan Lost(string sentence)
    {
        Trouble = sentence;
        _lostAt ??= time.Steady;
        if (!_told && time.Steady - _lostAt >= Patience) Tell(sentence);
        var wait = _wait;
        _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
        return wait;
    }

    /// <returns>Whether it was lost before.</returns>
    public bool IsWell()
    {
        if (_lostAt is not { } lostAt) return false;
        if (_told)
        {
            var away = time.Steady - lostAt;
            LogBack(away);
            events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SpeakerBack, $"The speaker is back after {away.TotalSeconds:0} s."));
        }

        (Trouble, _lostAt, _wait, _told) = (null, null, FirstWait, false);
        return true;
    }

    private void Tell(string sentence)
    {
        _told = true;
        LogLost(sentence);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SpeakerLost, sentence));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The speaker is lost: {Sentence}")]
    private partial void LogLost(string sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "The speaker is back after {Away}.")]
    private partial void LogBack(TimeSpan away);
}
