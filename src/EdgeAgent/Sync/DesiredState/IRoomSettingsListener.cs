using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.DesiredState;

/// <summary>A stage that follows the owner's settings. Called once at the start and at each change.</summary>
internal interface IRoomSettingsListener
{
    void Apply(RoomSettings settings);
}
