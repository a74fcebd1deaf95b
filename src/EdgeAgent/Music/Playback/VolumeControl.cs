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
    private int? _ramp;
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

    public int Percent => Math.Min(_ramp ?? _byHand ?? _scheduled ?? Wanted, Limit);

    /// <summary>The owner's limit, whatever the hour.</summary>
    public int OwnersLimit => _ownersLimit;

    /// <summary>Whether it is on its way by itself; a hand at the volume ends that.</summary>
    public bool IsRamping => _ramp is not null;

    /// <summary>Whether the speaker said its volume when it was last read; null before.</summary>
    public bool? IsSettable { get; private set; }

    public void Restore(int? percent) => _wanted = percent;

    public void LimitTo(int percent) => _ownersLimit = percent;

    /// <summary>The limit of quiet hours; 100 outside them. What was wanted before comes back after them.</summary>
    public void QuietTo(int percent) => _quietLimit = percent;

    /// <summary>Another volume for a while; what is wanted stays as it is.</summary>
    /// <param name="percent">Percent, below the limit in any case; null: the wanted one again.</param>
    public void Ramp(int? percent) => _ramp = percent;

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
        IsSettable = state.VolumePercent is not null;
        if (state.VolumePercent is not { } percent) return;
        if (_session == state.Session && percent != _lastSet && percent <= Limit && !IsLate(percent)) Take(percent);
        else if (percent != Percent) await ApplyAsync(cancellationToken);
        _session = state.Session;
    }

    /// <summary>A person wants it from now on; before the calendar's, where that has one.</summary>
    public void Want(int percent)
    {
        if (_scheduled is null) _wanted = percent;
        else _byHand = percent;
    }

    private void Take(int percent)
    {
        (_lastSet, _ramp) = (percent, null);
        Want(percent);
    }

    /// <summary>A speaker that answers late still says the last step of a volume that goes up or down by itself.</summary>
    private bool IsLate(int percent) => (_ramp is not null || (_scheduled is not null && _byHand is null)) && percent == _setBefore;

    /// <summary>Sets the speaker to what it should be, before it makes a sound.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
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
