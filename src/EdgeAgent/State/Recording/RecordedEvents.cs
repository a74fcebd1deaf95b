using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.State.Recording;

/// <summary>Keeps each event in the recording too, on its way to the history.</summary>
internal sealed class RecordedEvents(IEventLog history, RecordingFile recording) : IEventLog
{
    public void Append<T>(string type, T data)
    {
        recording.Add(type, data);
        history.Append(type, data);
    }
}
