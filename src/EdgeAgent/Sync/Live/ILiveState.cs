namespace Roomtone.EdgeAgent.Sync.Live;

/// <summary>What is true now, for live views: only the newest is kept, and it may be lost.</summary>
internal interface ILiveState
{
    /// <param name="kind">One of <see cref="Contracts.StateKinds"/>.</param>
    /// <param name="state">The state's record of Contracts.</param>
    void Show<T>(string kind, T state);
}
