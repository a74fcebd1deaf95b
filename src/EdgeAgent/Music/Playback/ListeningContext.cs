using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Sync.DesiredState;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// What the choice of music depends on from outside: the room's mood, the owner's settings, the people's profiles and the
/// library. The next choice follows them; the playing track is not cut.
/// </summary>
internal sealed class ListeningContext(
    TrackSelector selection,
    MoodTrace trace,
    RoomMembers members,
    RoomRules rules,
    CatalogueProvider shelf,
    PlaybackController controller) : IHostedService, IRoomSettingsListener, IRoomProfilesListener
{
    /// <summary>Takes the room's mood, from any thread.</summary>
    public void Observe(RoomMood mood)
    {
        selection.Observe(mood);
        trace.Observe(mood);
        controller.Refresh();
    }

    public void Apply(RoomSettings wanted)
    {
        members.Apply(wanted);
        ApplyRules();
    }

    public Task ApplyAsync(RoomProfiles profiles, CancellationToken cancellationToken) => controller.ChangeHistoryAsync(
        () =>
        {
            selection.Forget(members.ApplyProfiles(profiles));
            ApplyRules();
        },
        cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        shelf.Changed += controller.RequestPoll;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        shelf.Changed -= controller.RequestPoll;
        return Task.CompletedTask;
    }

    private void ApplyRules()
    {
        rules.Apply();
        controller.RequestPoll();
    }
}
