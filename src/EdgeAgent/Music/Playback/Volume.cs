using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>The volume as it should be, within the owner's limit and that of quiet hours, set again after the speaker was away.</summary>
internal sealed class Volume(ISpeaker speaker, MusicSettings settings)
{
    private int? _wanted;
    private int? _lastSet;
    private long? _session;
    private int _owners = 100;
    private int _quiet = 100;

    public bool IsQuiet => _quiet < _owners;

    public int Limit => Math.Min(_owners, _quiet);

    /// <summary>What a person last asked for, whatever the limit.</summary>
    public int Wanted => _wanted ?? settings.VolumePercent;

    public int Percent => Math.Min(Wanted, Limit);

    public void Restore(int? percent) => _wanted = percent;

    public void LimitTo(int percent) => _owners = percent;

    /// <summary>The limit of quiet hours; 100 outside them. What was wanted before comes back after them.</summary>
    public void QuietTo(int percent) => _quiet = percent;

    public async Task SetAsync(int percent, CancellationToken cancellationToken)
    {
        await speaker.SetVolumeAsync(percent, cancellationToken);
        _wanted = _lastSet = percent;
    }

    /// <summary>Takes over what a hand at the speaker did, up to the limit.</summary>
    public async Task FollowAsync(SpeakerState state, CancellationToken cancellationToken)
    {
        if (state.VolumePercent is not { } percent) return;
        if (_session == state.Session && percent != _lastSet && percent <= Limit) _wanted = _lastSet = percent;
        else if (percent != Percent) await TrySetAsync(cancellationToken);
        _session = state.Session;
    }

    private async Task TrySetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await speaker.SetVolumeAsync(Percent, cancellationToken);
            _lastSet = Percent;
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Refused)
        {
            // An output without a volume plays as loud as it plays.
        }
    }
}
