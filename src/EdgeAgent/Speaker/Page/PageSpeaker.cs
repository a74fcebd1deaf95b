using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>
/// A page in a browser as our speaker. It is told what should sound and says what it does; until it follows, what was
/// wanted is taken as true.
/// </summary>
/// <param name="line">The words with pages.</param>
/// <param name="find">What is known of a track; null for one that is not known.</param>
/// <param name="time">The clock.</param>
internal sealed class PageSpeaker(PageLine line, Func<string, TrackInfo?> find, TimeProvider time) : ISpeaker
{
    /// <summary>How long a page may take to do what it is told.</summary>
    private static readonly TimeSpan FollowWithin = TimeSpan.FromSeconds(3);

    /// <summary>A player that has just begun may not have its volume yet.</summary>
    private static readonly TimeSpan MutedFor = TimeSpan.FromSeconds(1);

    /// <summary>A page that should sound and stands still for so long is no speaker; two advertisements may go before a video.</summary>
    private static readonly TimeSpan StillFor = TimeSpan.FromSeconds(12), StillWithVideosFor = TimeSpan.FromSeconds(45);

    /// <summary>Then the page is to blame, not the tracks.</summary>
    private const int MostFailures = 3;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.1);

    private readonly Lock _gate = new();
    private string? _track;
    private DesiredSound? _wanted;
    private TimeSpan _toldAt;
    private TimeSpan _volumeAt;
    private int? _volume;
    private bool _isMet;
    private long _claim;
    private long _restarts;
    private long _failedSession;

    public string Provider => MusicSources.ProviderOf(MusicSources.Library);

    /// <summary>Why it is no speaker now, as one sentence; null when all is well, or when it is no page's turn.</summary>
    public string? Fault
    {
        get
        {
            lock (_gate) return line.Voice is { } voice ? FaultOf(voice) : null;
        }
    }

    /// <summary>Why what plays now sounds elsewhere although it is the page's turn, as one sentence; null where it does not.</summary>
    public string? Lack { get; private set; }

    /// <summary>Tracks in a row that the page could not play.</summary>
    public int Failures { get; private set; }

    public Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        var known = find(track) ?? new TrackInfo(TrackProvider.Of(track), track, Path.GetFileName(track), "", "", "", "", null, 0);
        DesiredSound sound;
        lock (_gate)
        {
            _track = track;
            sound = Want(
                new(Page(), line.NextSession(), PlayState.Playing, known, TrackProvider.AddressIn(track), from.TotalSeconds, default, 0)
            );
        }

        return line.TellAsync(sound, cancellationToken);
    }

    public Task PauseAsync(CancellationToken cancellationToken) => ChangeAsync(PlayState.Paused, cancellationToken);

    /// <summary>Where the page has lost the track, the next look sees that and starts it again.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => ChangeAsync(PlayState.Playing, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken)
    {
        DesiredSound silence;
        lock (_gate)
        {
            if (line.Voice is null) return Task.CompletedTask;
            _track = null;
            silence = Want(new(Page(), line.NextSession(), PlayState.Stopped, null, null, 0, default, 0));
        }

        return line.TellAsync(silence, cancellationToken);
    }

    public Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        DesiredSound sound;
        lock (_gate)
        {
            (_volume, _volumeAt) = (percent, time.Steady);
            var page = Page();
            sound = line.Voice is { } voice && Wanted(voice) is { } wanted
                ? Want(wanted with { PositionSeconds = ElapsedIn(voice).TotalSeconds })
                : Want(new(page, line.NextSession(), PlayState.Stopped, null, null, 0, default, 0));
        }

        return line.TellAsync(sound, cancellationToken);
    }

    public Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (line.Voice is not { } voice || Wanted(voice) is null) return Task.FromResult(Silent(line.Voice));
            return Task.FromResult(Follows(voice) ? Seen(voice) : Expected(voice));
        }
    }

    /// <summary>Returns when the page does something else, or should have spoken.</summary>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        var silent = line.Voice is { } voice ? voice.HeardAt + PageVoice.GoneAfter - time.Steady : TimeSpan.FromMinutes(1);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changed = line.WaitForChangeAsync(limit.Token);
        await Task.WhenAny(changed, Task.Delay(silent > ShortestWait ? silent : ShortestWait, time, limit.Token));
        await limit.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>What this page was told; null when it has just taken over.</summary>
    private DesiredSound? Wanted(PageVoice? voice) => voice?.Claim == _claim ? _wanted : null;

    private Guid Page() => line.Voice?.Page ?? throw new SpeakerException("No page is the speaker any more.", SpeakerFault.Lost);

    private Task ChangeAsync(PlayState state, CancellationToken cancellationToken)
    {
        DesiredSound sound;
        lock (_gate)
        {
            if (_track is null || line.Voice is not { } voice || Wanted(voice) is not { } wanted) return Task.CompletedTask;
            sound = Want(wanted with { State = state, PositionSeconds = ElapsedIn(voice).TotalSeconds });
        }

        return line.TellAsync(sound, cancellationToken);
    }

    private DesiredSound Want(DesiredSound sound)
    {
        var volume = _volume ?? line.Voice?.Report.VolumePercent ?? 100;
        (_toldAt, _isMet, _claim) = (time.Steady, false, line.Voice?.Claim ?? 0);
        return _wanted = sound with { At = time.GetUtcNow(), VolumePercent = volume };
    }

    /// <summary>The page has come to do what it was told, or has had its time for it.</summary>
    private bool Follows(PageVoice voice)
    {
        if (voice.Report.Session != _wanted!.Session) return false;
        var isPlaying = voice.Report.State is PageState.Playing or PageState.Loading or PageState.Ended or PageState.Failed;
        _isMet |= _wanted.State == PlayState.Playing == isPlaying;
        return _isMet || IsLate(voice);
    }

    /// <summary>It has said something although it had its time; what it said before does not count.</summary>
    private bool IsLate(PageVoice voice) => voice.HeardAt - _toldAt > FollowWithin;

    private SpeakerState Expected(PageVoice voice) =>
        new(SessionOf(voice), _wanted!.State, _track, TimeSpan.FromSeconds(_wanted.PositionSeconds), null, VolumeOf(voice), null);

    private SpeakerState Seen(PageVoice voice)
    {
        var report = voice.Report;
        var (state, track) = report.State switch
        {
            PageState.Playing or PageState.Loading => (PlayState.Playing, _track),
            PageState.Paused or PageState.Blocked => (PlayState.Paused, _track),
            PageState.Failed => (PlayState.Stopped, _track),
            _ => (PlayState.Stopped, null),
        };
        if (_track is not null && HasLost(report))
            (_track, track, _restarts, Lack) = (null, null, _restarts + 1, report.State == PageState.Failed ? report.Fault : Lack);
        var isByHand = report.Fault is null && report.State != PageState.Blocked;
        if (track is not null && state != PlayState.Stopped && state != _wanted!.State && isByHand) TakeOver(state, voice);
        CountFailures(report);
        var length = report.DurationSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var fault = report.State == PageState.Failed && track is not null ? report.Fault ?? "The page cannot play this track." : null;
        return new(SessionOf(voice), state, track, ElapsedIn(voice), length, VolumeOf(voice), fault)
        {
            IsLoading = report.State == PageState.Loading,
        };
    }

    /// <summary>It knows nothing of the track any more; or it can play none of that provider, which is not the track's fault.</summary>
    private bool HasLost(ReportedSound report) =>
        report.State == PageState.Idle || (report.State == PageState.Failed && !report.Providers.Contains(TrackProvider.Of(_track!)));

    /// <summary>A hand at the page counts as much as a command.</summary>
    private void TakeOver(PlayState state, PageVoice voice) =>
        line.Note(_wanted = _wanted! with { State = state, PositionSeconds = ElapsedIn(voice).TotalSeconds, At = time.GetUtcNow() });

    private void CountFailures(ReportedSound report)
    {
        if (report.State == PageState.Playing) (Failures, Lack) = (0, null);
        if (report.State != PageState.Failed || _track is null || report.Session == _failedSession) return;
        _failedSession = report.Session;
        Failures++;
    }

    private SpeakerState Silent(PageVoice? voice)
    {
        var (session, volume) = voice is null ? (_restarts, (int?)null) : (SessionOf(voice), VolumeOf(voice));
        return new(session, PlayState.Stopped, null, TimeSpan.Zero, null, volume, null);
    }

    /// <summary>Another page, or one that has lost its track, is another session.</summary>
    private long SessionOf(PageVoice voice) => voice.Claim + _restarts;

    private TimeSpan ElapsedIn(PageVoice voice) =>
        voice.Report.Session == _wanted?.Session ? voice.Elapsed(time.Steady) : TimeSpan.FromSeconds(_wanted?.PositionSeconds ?? 0);

    /// <summary>Until the page has had time to set it, what was wanted; after that a hand at the page counts. Muted is not 0.</summary>
    private int VolumeOf(PageVoice voice)
    {
        var said = voice.Report.VolumePercent;
        if (_volume is { } set && (said == 0 || time.Steady - _volumeAt <= FollowWithin)) return set;
        if (_volume is not null && said != _volume && Wanted(voice) is { } wanted)
            line.Note(_wanted = wanted with { VolumePercent = said });
        _volume = said;
        return said;
    }

    private string? FaultOf(PageVoice voice)
    {
        var report = voice.Report;
        if (time.Steady - voice.HeardAt > PageVoice.GoneAfter)
            return $"The page that was the speaker has said nothing for {ReportedSound.GoneAfterSeconds} s: it was closed, it sleeps, or its network is gone.";
        if (Wanted(voice) is not { State: PlayState.Playing } wanted) return null;
        if (report.State == PageState.Blocked)
            return "The browser does not let the page sound before somebody taps in it.";
        if (report.Session != wanted.Session)
            return IsLate(voice) ? "The page that was the speaker does not follow what it is told." : null;
        if (report is { State: PageState.Paused or PageState.Idle, Fault: { } fault }) return fault;
        if (Failures >= MostFailures) return $"The page could not play {MostFailures} tracks in a row. {report.Fault}".TrimEnd();
        var isVideo = _track is not null && TrackProvider.Of(_track) == MusicSources.YouTube;
        if (time.Steady - voice.SoundedAt > (isVideo ? StillWithVideosFor : StillFor))
            return $"The page that was the speaker does not come to sound. {report.Fault}".TrimEnd();
        var isMuted = report is { State: PageState.Playing, VolumePercent: 0 } && wanted.VolumePercent > 0;
        return isMuted && time.Steady - _toldAt > MutedFor ? "The page that was the speaker is muted." : null;
    }
}
