using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>
/// The stage between the faces of a frame and the mood of the room: windows by the time of the frames, then smoothing.
/// A gap between frames ends a window; nothing of it is carried over, and windows without frames are absent.
/// </summary>
internal sealed partial class MoodStage(MoodSettings settings, IEventLog events, ILiveState live, ILogger<MoodStage>? logger = null)
    : IRoomSettingsListener
{
    private readonly ILogger _logger = logger ?? NullLogger<MoodStage>.Instance;
    private readonly Lock _gate = new();
    private MoodSmoother _smoother = new(settings);
    private MoodWindow? _window;
    private Contracts.Mood _mood = Contracts.Mood.Unknown;
    private int _minPeople = settings.MinPeople;

    /// <summary>With fewer people than this in view nothing about them leaves the box, not even how many.</summary>
    public int MinPeople => Volatile.Read(ref _minPeople);

    /// <summary>Another threshold of people starts afresh: nothing gathered under the old one is used.</summary>
    public void Apply(RoomSettings wanted)
    {
        lock (_gate)
        {
            if (wanted.MinPeople == _minPeople) return;
            _minPeople = wanted.MinPeople;
            _window = null;
            _smoother = new MoodSmoother(settings);
        }
    }

    /// <summary>Takes the faces of a frame, also when there are none.</summary>
    /// <param name="at">When the frame was captured, UTC. A time before the window's start begins a new window.</param>
    /// <param name="faces">The faces in it.</param>
    /// <returns>The observation of the window that this frame closed, or null.</returns>
    public MoodObservation? Observe(DateTimeOffset at, IReadOnlyList<Face> faces)
    {
        lock (_gate)
        {
            var closed = at < _window?.From ? null : CloseIfOver(at);
            if (_window is null || at < _window.From) _window = new MoodWindow(at, _minPeople, settings);
            _window.Add(at, faces);
            return closed ?? CloseEarly(_window);
        }
    }

    /// <summary>Closes a window whose frames have stopped. Called by the clock, so that the mood does not outlive the camera.</summary>
    public MoodObservation? Tick(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_window is not { } window) return null;
            if (now >= window.End + settings.Window) return CloseIfOver(now);
            return now < window.From - settings.Window ? Abandon(now) : null;
        }
    }

    /// <summary>The clock was set back while no frames come: by it the window would not end for as long as that.</summary>
    private MoodObservation Abandon(DateTimeOffset now)
    {
        _window = null;
        return Publish(new WindowReading(now - settings.Window, now, null));
    }

    private MoodObservation? CloseIfOver(DateTimeOffset now)
    {
        if (_window is not { } window || now < window.End) return null;
        _window = now < window.End + settings.Window ? new MoodWindow(window.End, _minPeople, settings) : null;
        return Publish(window.Close());
    }

    private MoodObservation? CloseEarly(MoodWindow window)
    {
        if (_mood != Contracts.Mood.Unknown || window.CloseEarly() is not { } reading) return null;
        _window = new MoodWindow(reading.To, _minPeople, settings);
        return Publish(reading);
    }

    private MoodObservation Publish(WindowReading window)
    {
        var room = _smoother.Observe(window);
        var changed = room.Mood != _mood;
        _mood = room.Mood;
        var reading = Event(window, room.Mood) with { Why = changed ? room.Why : null };
        events.Append(EventTypes.Mood, reading);
        live.Show(StateKinds.Mood, new LiveMood(window.To, room.Mood, reading, room.Why));
        if (changed) LogChange(room.Why);
        return new MoodObservation(reading, room, changed);
    }

    private static MoodEvent Event(WindowReading window, Contracts.Mood mood) =>
        window.Evidence is { } evidence
            ? new MoodEvent(
                window.From,
                window.To,
                evidence.People,
                evidence.Coverage,
                mood,
                evidence.Affect.Valence,
                evidence.Affect.Arousal,
                evidence.Confidence,
                evidence.Expressions
            )
            : new MoodEvent(window.From, window.To, 0, null, Contracts.Mood.Unknown, null, null, null, null);

    [LoggerMessage(Level = LogLevel.Information, Message = "The mood of the room: {Why}")]
    private partial void LogChange(string why);
}
