using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// The volume that is wanted, within the owner's limit and that of quiet hours: a person's; before it that of the calendar's
/// block, and before that what a person sets while the block holds. Set again after the speaker was away.
/// </summary>
internal sealed class VolumeControl(ISpeaker speaker, MusicSettings settings)
{
    private int? _wanted;
    private int? _scheduled;
    private int? _byHand;
    private int? _lastSet;
    private int? _setBefore;
    private long? _session;
    private int _ownersLimit = 100;
    private int _quietLimit = 100;

    public bool IsQuiet => _quietLimit < _ownersLimit;

    public int Limit => Math.Min(_ownersLimit, _quietLimit);

    /// <summary>What a person last asked for, whatever the limit.</summary>
    public int Wanted => _wanted ?? settings.VolumePercent;

    /// <summary>What a person set against the calendar's volume, percent; null: nothing.</summary>
    public int? ByHand => _byHand;

    public int Percent => Math.Min(_byHand ?? _scheduled ?? Wanted, Limit);

    public void Restore(int? percent) => _wanted = percent;

    public void LimitTo(int percent) => _ownersLimit = percent;

    /// <summary>The limit of quiet hours; 100 outside them. What was wanted before comes back after them.</summary>
    public void QuietTo(int percent) => _quietLimit = percent;

    /// <summary>The volume of the calendar's block now, percent; null where it sets none.</summary>
    public void ScheduleTo(int? percent) => _scheduled = percent;

    /// <summary>A person's volume against the calendar's; null: it has ended.</summary>
    public void HoldByHand(int? percent) => _byHand = percent;

    public async Task SetAsync(int percent, CancellationToken cancellationToken)
    {
        await speaker.SetVolumeAsync(percent, cancellationToken);
        Take(percent);
    }

    /// <summary>Takes over a volume that was set at the speaker itself, up to the limit; otherwise sets the wanted one again.</summary>
    public async Task FollowAsync(SpeakerState state, CancellationToken cancellationToken)
    {
        if (state.VolumePercent is not { } percent) return;
        if (_session == state.Session && percent != _lastSet && percent <= Limit && !IsLate(percent)) Take(percent);
        else if (percent != Percent) await TrySetAsync(cancellationToken);
        _session = state.Session;
    }

    private void Take(int percent)
    {
        _lastSet = percent;
        if (_scheduled is null) _wanted = percent;
        else _byHand = percent;
    }

    /// <summary>A speaker that answers late still says the last step of a volume that goes up or down by the calendar.</summary>
    private bool IsLate(int percent) => _scheduled is not null && _byHand is null && percent == _setBefore;

    private async Task TrySetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await speaker.SetVolumeAsync(Percent, cancellationToken);
            (_setBefore, _lastSet) = (_lastSet, Percent);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Refused)
        {
            // An output without a volume control.
        }
    }
}
