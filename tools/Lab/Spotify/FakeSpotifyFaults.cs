namespace Roomtone.Lab.Spotify;

/// <summary>What goes wrong at the stand-in, until it is changed back. Sent as JSON to <c>PUT /stand-in/faults</c>.</summary>
public sealed record FakeSpotifyFaults
{
    /// <summary>Nothing is answered and no connection ends, as with a cut line.</summary>
    public bool Cut { get; init; }

    /// <summary>Connections are closed at once.</summary>
    public bool Refused { get; init; }

    /// <summary>Each request of the Web API is answered with this status, e.g. 503; 0 for none.</summary>
    public int Status { get; init; }

    /// <summary>429 with this Retry-After, in seconds; 0 for none.</summary>
    public int RetryAfter { get; init; }

    /// <summary>Says with the 429 that the day's quota is used up.</summary>
    public bool Quota { get; init; }

    /// <summary>The account has no Premium.</summary>
    public bool NoPremium { get; init; }

    /// <summary>Before each answer.</summary>
    public int LatencyMilliseconds { get; init; }

    /// <summary>Of two commands that follow each other closely, the second takes effect first.</summary>
    public bool OutOfOrder { get; init; }

    /// <summary>Commands are answered with 204 and forgotten.</summary>
    public bool Deaf { get; init; }

    /// <summary>Commands answer 200 with something that is no JSON, as some of its gateways do.</summary>
    public bool OddAnswers { get; init; }
}
