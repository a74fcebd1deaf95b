using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>
/// Whether the way to Spotify is open. A fault closes it; then it is tried again at the time that fits the fault, with
/// one request, and without any where none can help. Says once when it closes, and once when it opens.
/// </summary>
internal sealed partial class SpotifyRoute(
    SpotifySpeaker speaker,
    ConnectDevice device,
    SpotifyAccount account,
    IEventLog events,
    TimeProvider time,
    ILogger<SpotifyRoute> logger
) : ISpeakerRoute
{
    private static readonly string[] Played = [SpotifySpeaker.SpotifyProvider];

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>An account without Premium does not get it within seconds.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(10);

    /// <summary>A way that closes again sooner was not really open: the waits go on growing.</summary>
    private static readonly TimeSpan GoodRun = TimeSpan.FromSeconds(10);

    private SpotifyException? _fault;
    private TimeSpan _tryAt;
    private TimeSpan? _openedAt;
    private DateTime _loginSeen;
    private readonly Backoff _backoff = new(FirstWait, LongestWait);
    private Task<SpotifyException?>? _probe;
    private string? _warned;
    private string? _pageTried;

    public bool IsOpen => _fault is null;

    public ISpeaker Speaker => speaker;

    /// <summary>Somebody has tapped in a page, and logged in to Spotify there.</summary>
    public bool IsChosen => device.Page is not null;

    public IReadOnlyList<string> Providers => IsOpen ? Played : [];

    /// <summary>What is wrong, or will be soon; null when all is well.</summary>
    public string? Notice => _fault is { } fault ? device.PageFault ?? fault.Message : account.Warning;

    public bool TryClose(SpeakerException fault)
    {
        if (fault.InnerException is not SpotifyException trouble) return false;
        Close(trouble);
        return true;
    }

    public void Wake() => speaker.Wake();

    /// <summary>Spotify does not do what it should.</summary>
    public void Close(SpotifyException fault)
    {
        if (IsOpen) Report(fault);
        if (_openedAt is not { } opened || time.Steady - opened > GoodRun) _backoff.Reset();
        Remember(fault);
    }

    /// <summary>Called again and again; never waits.</summary>
    public void Poll(CancellationToken cancellationToken)
    {
        WarnOnce();
        if (IsOpen) return;
        if (_probe is { IsCompleted: true } done) Complete(done);
        else if (_probe is null && IsTimeToTry()) _probe = ProbeAsync(cancellationToken);
    }

    /// <summary>A page that has just come is not kept waiting.</summary>
    private bool IsTimeToTry() => (device.Page is { } page && page != _pageTried) || IsTimeAnyway();

    private bool IsTimeAnyway() => _fault!.Trouble == SpotifyTrouble.LoggedOut ? account.Version != _loginSeen : time.Steady >= _tryAt;

    private async Task<SpotifyException?> ProbeAsync(CancellationToken cancellationToken)
    {
        _pageTried = device.Page;
        try
        {
            await speaker.ProbeAsync(cancellationToken);
            return null;
        }
        catch (SpotifyException e)
        {
            return e;
        }
        catch (OperationCanceledException)
        {
            return _fault; // The agent stops.
        }
        catch (Exception e)
        {
            return new SpotifyException(
                $"Spotify's answer is not what its documents say ({e.Message.TrimEnd('.')}).", SpotifyTrouble.Unreachable, inner: e);
        }
    }

    private void Complete(Task<SpotifyException?> done)
    {
        _probe = null;
        if (done.Result is { } still)
        {
            Remember(still);
            return;
        }

        _fault = null;
        _openedAt = time.Steady;
        LogOpen();
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SpeakerBack, "Spotify plays again from the next track on."));
    }

    private void Remember(SpotifyException fault)
    {
        _fault = fault;
        _loginSeen = account.Version;
        _tryAt = time.Steady + Wait(fault);
    }

    private TimeSpan Wait(SpotifyException fault)
    {
        if (fault.Until is { } until) return until - time.GetUtcNow();
        if (fault.Trouble == SpotifyTrouble.Forbidden) return LongWait;
        return _backoff.Next();
    }

    private void Report(SpotifyException fault)
    {
        LogClosed(fault.Message);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SpeakerLost, $"{fault.Message} The local library takes over."));
    }

    private void WarnOnce()
    {
        if (account.Warning is not { } warning || warning == _warned) return;
        _warned = warning;
        LogWarning(warning);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Spotify is not used: {Sentence} The local library takes over.")]
    private partial void LogClosed(string sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "Spotify plays again from the next track on.")]
    private partial void LogOpen();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Spotify: {Warning}")]
    private partial void LogWarning(string warning);
}
