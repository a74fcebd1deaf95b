namespace Roomtone.EdgeAgent.Camera;

/// <summary>What looks at the room between start and stop: the box's own camera, or a page that stands in for it.</summary>
internal interface ICapture
{
    /// <summary>Called with one sentence when nothing is seen any more, once an outage. Be quick.</summary>
    event Action<string>? Lost;

    /// <summary>Called with one sentence when the room is seen again after a loss.</summary>
    event Action<string>? Back;

    /// <summary>Whether capture is wanted: between start and stop.</summary>
    bool IsOn { get; }

    /// <summary>Whether pictures, or what a page read in them, arrive now.</summary>
    bool IsCapturing { get; }

    /// <summary>The kind of source, e.g. <c>pictures</c>.</summary>
    string Kind { get; }

    /// <summary>For a person, what it does while it is on.</summary>
    string Sentence { get; }

    double FramesPerSecond { get; }

    /// <summary>Those that were not looked at, since the agent's start.</summary>
    long Dropped { get; }

    /// <summary>UTC; null before the first frame.</summary>
    DateTimeOffset? LastFrameAt { get; }

    /// <summary>Null where there is no picture.</summary>
    PictureLight? Light => null;

    long Restarts => 0;

    int RestartsLastHour => 0;

    long Stalls => 0;

    int StallsLastHour => 0;

    TimeSpan Paused => TimeSpan.Zero;

    /// <summary>The last words of what captures, oldest first.</summary>
    IReadOnlyList<string> LastErrors { get; }

    /// <summary>Begins to capture. Does nothing when it runs already.</summary>
    void Start();

    /// <summary>Ends the capture, and forgets what it saw. Does nothing when it is stopped already.</summary>
    Task StopAsync();
}
