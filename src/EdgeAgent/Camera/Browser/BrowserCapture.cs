using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Camera.Browser;

/// <summary>
/// A page in a browser as the room's camera: it sends what it read in its pictures, and keeps them. One page at a time
/// watches, until it stops or is silent. Only in homes, because the numbers of single faces travel.
/// </summary>
internal sealed partial class BrowserCapture : ICapture, IDisposable
{
    public const string NoPage = "No page watches this room. Open Listen on a phone or laptop and tap Start.";

    public const string HomesOnly =
        "This box stands in a venue (Device:Place), and a page may be the camera in homes only, because the numbers of single faces would travel. Set Camera:Source to the box's own camera.";

    public const string AnotherWatches =
        "Another page watches this room, and one at a time can. Tap Stop there; it is let go of by itself when it is silent.";

    /// <summary>More readings wait only when the box does not keep up; then the oldest are worth nothing.</summary>
    private const int MostWaiting = 8;

    private static readonly TimeSpan TimerGrain = TimeSpan.FromMilliseconds(10);

    private readonly IMqttLink _link;
    private readonly DeviceSettings _device;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ICameraLight _light;
    private readonly Lock _gate = new();
    private readonly Channel<Arrival> _arrived;
    private readonly WatchTurn _turn = new();
    private readonly FrameRate _frames;
    private readonly PageRefusals _refusals;
    private readonly ITimer _silence;
    private bool _isSubscribed;
    private bool _isOn;
    private long _dropped;

    public BrowserCapture(
        IMqttLink link,
        DeviceSettings device,
        TimeProvider time,
        ILogger<BrowserCapture> logger,
        ICameraLight? light = null
    )
    {
        (_link, _device, _time, _logger, _light) = (link, device, time, logger, light ?? new NoLight());
        (_frames, _refusals) = (new FrameRate(time), new PageRefusals("A page's reading of the room", time, logger));
        _silence = time.CreateTimer(_ => EndWhenSilent(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var newest = new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true };
        _arrived = Channel.CreateBounded<Arrival>(newest, _ => CountDropped());
    }

    public event Action<string>? Lost;

    public event Action<string>? Back;

    public bool IsOn
    {
        get
        {
            lock (_gate) return _isOn;
        }
    }

    public bool IsCapturing
    {
        get
        {
            lock (_gate) return _turn.IsTaken;
        }
    }

    public string Kind => CameraSettings.FromBrowser;

    public string Sentence =>
        IsVenue ? HomesOnly
        : _refusals.Fresh is { } refusal ? refusal
        : IsCapturing ? "A page tells what it sees in numbers; its pictures stay in the browser."
        : NoPage;

    public double FramesPerSecond => _frames.PerSecond();

    /// <summary>Those above the rate, and those that came faster than they were looked at.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Readings that cannot be, or of a page whose turn it is not.</summary>
    public long Refused => _refusals.Count;

    public DateTimeOffset? LastFrameAt { get; private set; }

    public IReadOnlyList<string> LastErrors => IsVenue ? [HomesOnly] : _refusals.Lines;

    private bool IsVenue => _device.Place == Place.Venue;

    public void Start()
    {
        lock (_gate)
        {
            if (_isOn) return;
            _isOn = true;
        }

        if (IsVenue) LogVenue(HomesOnly);
        else if (!_isSubscribed) _link.Subscribe(Topics.BrowserReadings(_device.Id), QualityOfService.AtMostOnce, Arrive);
        _isSubscribed = true;
    }

    public Task StopAsync()
    {
        lock (_gate)
        {
            _isOn = false;
            if (_turn.IsTaken) Darken();
            _turn.Clear();
        }

        while (_arrived.Reader.TryRead(out _))
        {
            // What came before the stop is not looked at after it.
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits for the next reading of the page whose turn it is.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<ArrivedReading> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _arrived.Reader.WaitToReadAsync(cancellationToken);
            if (Take() is { } reading) return reading;
        }
    }

    /// <summary>The oldest reading that waits and may be looked at; null when there is none.</summary>
    internal ArrivedReading? Take()
    {
        while (_arrived.Reader.TryRead(out var arrival))
        {
            if (!PagePayload.TryRead<BrowserReading>(arrival.Payload, sent => sent.Problems(), out var reading, out var problem))
                _refusals.Add(problem);
            else if (Accepts(reading, arrival)) return new ArrivedReading(arrival.At, reading);
        }

        return null;
    }

    public void Dispose() => _silence.Dispose();

    /// <summary>On the link's thread. A retained reading would be read again at each connection.</summary>
    private void Arrive(MqttMessage message)
    {
        if (IsOn && !message.Retained) _arrived.Writer.TryWrite(new Arrival(message.Payload, _time.GetUtcNow(), _time.Steady));
    }

    private bool Accepts(BrowserReading reading, Arrival arrival)
    {
        if (!reading.IsWatching)
        {
            EndOf(reading.Page);
            return false;
        }

        if (!Hears(reading.Page, arrival, out var away)) return false;
        if (away is { } gap) SayBack(gap);
        return Counts(arrival);
    }

    /// <param name="away">How long nobody watched, where the last page was lost.</param>
    private bool Hears(Guid page, Arrival arrival, out TimeSpan? away)
    {
        away = null;
        lock (_gate)
        {
            if (!_isOn) return false;
            if (!_turn.IsFreeFor(page)) return Refuses(AnotherWatches);
            if (!_turn.IsTaken && !Lights()) return false;
            away = _turn.Hear(page, arrival.Steady);
            _silence.Change(WatchTurn.GoneAfter, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    /// <returns>Whether it is one of those that are looked at; the surplus is dropped.</returns>
    private bool Counts(Arrival arrival)
    {
        if (!_turn.Takes(arrival.Steady))
        {
            CountDropped();
            return false;
        }

        _frames.FrameCame();
        LastFrameAt = arrival.At;
        return true;
    }

    /// <summary>People in the room are to see that it is read, wherever the camera stands.</summary>
    private bool Lights()
    {
        try
        {
            _light.On();
            return true;
        }
        catch (CameraException e)
        {
            return Refuses(e.Message);
        }
    }

    private bool Refuses(string why)
    {
        _refusals.Add(why);
        return false;
    }

    private void EndOf(Guid page)
    {
        lock (_gate)
        {
            if (!_turn.IsTaken || !_turn.IsFreeFor(page)) return;
            Lose();
        }

        SayLost($"The page that watched this room was stopped. {NoPage}");
    }

    private void EndWhenSilent()
    {
        lock (_gate)
        {
            if (!_turn.IsTaken) return;
            if (_turn.Left(_time.Steady) is var left && left > TimeSpan.Zero)
            {
                // .NET's timers go by a coarser clock than ours, and may come some milliseconds early.
                _silence.Change(left + TimerGrain, Timeout.InfiniteTimeSpan);
                return;
            }

            Lose();
        }

        SayLost($"The page that watched this room has said nothing for {WatchTurn.GoneAfter.TotalSeconds:0} s. {NoPage}");
    }

    private void Lose()
    {
        _turn.Lose(_time.Steady);
        Darken();
    }

    private void Darken()
    {
        _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _light.Off();
    }

    private void SayLost(string why)
    {
        LogLost(why);
        Lost?.Invoke(why);
    }

    private void SayBack(TimeSpan away)
    {
        LogBack();
        Back?.Invoke(FormattableString.Invariant($"A page watches this room again, after {away.TotalSeconds:0} s."));
    }

    private void CountDropped() => Interlocked.Increment(ref _dropped);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing looks at this room. {Why}")]
    private partial void LogVenue(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Why}")]
    private partial void LogLost(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "A page watches this room again.")]
    private partial void LogBack();

    /// <param name="Payload">As it came.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Steady">When, by the clock that nobody sets.</param>
    private sealed record Arrival(ReadOnlyMemory<byte> Payload, DateTimeOffset At, TimeSpan Steady);
}
