using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>
/// Whether a page is the speaker. It opens with a tap in the page, and closes with another one, or when the page does not
/// sound although it should. Says once when it is lost, and once when one is back.
/// </summary>
internal sealed partial class PageRoute(
    PageLine line,
    PageSpeaker speaker,
    IEventLog events,
    TimeProvider time,
    ILogger<PageRoute> logger
) : ISpeakerRoute
{
    /// <summary>A loss is old news after this long.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(5);

    private (string Why, TimeSpan At)? _lost;
    private long _claimsSeen;

    public ISpeaker Speaker => speaker;

    public IReadOnlyList<string> Providers => line.Voice?.Report.Providers ?? [];

    public string? Notice => _lost is { } lost && time.Steady - lost.At < ShownFor ? lost.Why : IsChosen ? speaker.Lack : null;

    public bool IsChosen => line.Voice is not null;

    public bool IsClaimed { get; private set; }

    public void Poll(CancellationToken cancellationToken)
    {
        line.ForgetKept();
        if (speaker.Fault is { } fault) Close(fault);
        IsClaimed = line.Voice is { } voice && voice.Claim != _claimsSeen;
        if (!IsClaimed) return;
        _claimsSeen = line.Voice?.Claim ?? _claimsSeen;
        SayBack();
    }

    public bool TryClose(SpeakerException fault)
    {
        if (fault.Fault != SpeakerFault.Lost) return false;
        Close(fault.Message);
        return true;
    }

    public void Wake() => line.Wake();

    private void Close(string why)
    {
        line.LetGo();
        _lost = ($"{why} Tap in it to hear it there again.", time.Steady);
        LogLost(why);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SpeakerLost, $"{why} Another speaker takes over."));
    }

    private void SayBack()
    {
        LogClaimed();
        if (_lost is null) return;
        _lost = null;
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SpeakerBack, "A page is the speaker again."));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Why} Another speaker takes over.")]
    private partial void LogLost(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "A page is the speaker now.")]
    private partial void LogClaimed();
}
