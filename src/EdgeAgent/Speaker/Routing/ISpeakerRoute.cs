namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>A way for music to sound, which may be closed for a while.</summary>
internal interface ISpeakerRoute
{
    ISpeaker Speaker { get; }

    /// <summary>Whose tracks can sound on it now, best first; none while it is closed.</summary>
    IReadOnlyList<string> Providers { get; }

    /// <summary>What people should know about it, as one sentence; null when all is well.</summary>
    string? Notice { get; }

    /// <summary>Whether a person has chosen it: what it plays goes first.</summary>
    bool IsChosen => false;

    /// <summary>Whether a person has asked since the last poll for it to sound here from now on.</summary>
    bool IsClaimed => false;

    /// <summary>Looks after it. Called again and again; never waits.</summary>
    void Poll(CancellationToken cancellationToken);

    /// <summary>Its speaker did not do what it should: closes the way, if that fault is one of the way.</summary>
    bool TryClose(SpeakerException fault);

    /// <summary>Ends a wait for a change of its speaker: another one counts now.</summary>
    void Wake();
}
