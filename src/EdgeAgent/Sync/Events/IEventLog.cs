namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>Where stages write what happened. An event is on disk when this returns, and is sent until it is confirmed.</summary>
internal interface IEventLog
{
    /// <param name="type">One of <see cref="Contracts.EventTypes"/>.</param>
    /// <param name="data">The event's data, one of the records of Contracts.</param>
    void Append<T>(string type, T data);
}
