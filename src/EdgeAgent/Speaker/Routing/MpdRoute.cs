using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>The way to the box's own player. It is closed only where another one is open; the player may be back at any time.</summary>
internal sealed class MpdRoute(ISpeaker speaker, TimeProvider time) : ISpeakerRoute
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    private static readonly string[] Played = [MpdSpeaker.LocalProvider, MusicSources.Radio];

    private TimeSpan? _closedUntil;
    private string? _fault;

    public ISpeaker Speaker => speaker;

    public IReadOnlyList<string> Providers => _closedUntil > time.Steady ? [] : Played;

    public string? Notice => _closedUntil > time.Steady ? _fault : null;

    public void Poll(CancellationToken cancellationToken)
    {
        // It is tried again with the next track that needs it.
    }

    public bool TryClose(SpeakerException fault)
    {
        if (fault.Fault != SpeakerFault.Lost) return false;
        (_closedUntil, _fault) = (time.Steady + AgainAfter, fault.Message);
        return true;
    }

    public void Wake()
    {
        // It is told to stop when another one sounds, and says so.
    }
}
