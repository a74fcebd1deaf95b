using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Playing;

/// <summary>The volume as it should be, within the owner's limit, set again after the speaker was away.</summary>
internal sealed class Volume(ISpeaker speaker, MusicSettings settings)
{
    private int? _wanted;
    private long? _session;

    public int Limit { get; private set; } = 100;

    public int Percent => Math.Min(_wanted ?? settings.VolumePercent, Limit);

    public void Restore(int? percent) => _wanted = percent;

    public void LimitTo(int percent) => Limit = percent;

    public async Task SetAsync(int percent, CancellationToken cancellationToken)
    {
        await speaker.SetVolumeAsync(percent, cancellationToken);
        _wanted = percent;
    }

    /// <summary>Takes over what a hand at the speaker did, up to the limit.</summary>
    public async Task FollowAsync(SpeakerState state, CancellationToken cancellationToken)
    {
        if (state.VolumePercent is not { } percent) return;
        if (_session == state.Session && percent <= Limit) _wanted = percent;
        else if (percent != Percent) await TrySetAsync(cancellationToken);
        _session = state.Session;
    }

    private async Task TrySetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await speaker.SetVolumeAsync(Percent, cancellationToken);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Refused)
        {
            // An output without a volume plays as loud as it plays.
        }
    }
}
