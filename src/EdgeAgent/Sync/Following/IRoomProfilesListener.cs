using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Following;

/// <summary>A stage that follows who belongs to the room. Called once at the start, where somebody is known, and at each change.</summary>
internal interface IRoomProfilesListener
{
    Task KnowAsync(RoomProfiles people, CancellationToken cancellationToken);
}
