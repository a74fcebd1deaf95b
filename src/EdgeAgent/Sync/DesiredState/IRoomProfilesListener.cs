using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.DesiredState;

/// <summary>A stage that follows who belongs to the room. Called once at the start, where somebody is known, and at each change.</summary>
internal interface IRoomProfilesListener
{
    Task ApplyAsync(RoomProfiles people, CancellationToken cancellationToken);
}
