using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Routing;

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>
/// MPD as the speaker. Its queue holds the track that we asked for and the one that is to follow. Loudness is levelled by
/// the volume: ReplayGain would need tags in files that are not ours to write.
/// </summary>
internal sealed class MpdSpeaker(
    SpeakerSettings settings,
    MpdPassword password,
    ILoudness? loudness = null,
    StationAddress? stations = null
) : ISpeaker, IDisposable
{
    public const string LocalProvider = "local";

    /// <summary>What all tracks are brought to, LUFS: the reference of ReplayGain 2.0, which leaves headroom for quiet music.</summary>
    private const double WantedLoudness = -18;
    private const double MostGain = 15;

    /// <summary>A year: no track is longer, and a larger number may be too large for a time.</summary>
    private const double LongestSeconds = 366 * 24 * 3600;

    private readonly MpdLink _commands = new(settings, password);
    private readonly MpdLink _changes = new(settings, password);

    private readonly VolumeQuantization _echo = new();

    /// <summary>The volume that a person wants, and what the mixer was set to for it.</summary>
    private (int Wanted, int Mixer)? _volume;
    /// <summary>Tracks that the player calls otherwise by their numbers in the queue, and in which run of the player.</summary>
    private readonly Dictionary<string, string> _ours = [];
    private long _oursSession;

    private string? _levelled;
    private double _gain;

    public string Provider => LocalProvider;

    public async Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        var stream = await StreamOfAsync(track, cancellationToken);
        await _commands.AskAsync(cancellationToken, "clear");
        // Modes that a person may have left on would play the track again, or something else.
        await _commands.AskAsync(cancellationToken, "repeat", "0");
        await _commands.AskAsync(cancellationToken, "random", "0");
        await _commands.AskAsync(cancellationToken, "single", "0");
        await _commands.AskAsync(cancellationToken, "crossfade", settings.CrossfadeSeconds.ToString(CultureInfo.InvariantCulture));
        if (Levels) await _commands.AskAsync(cancellationToken, "replay_gain_mode", "off");
        var id = await AddAsync(track, stream, cancellationToken);
        await LevelAsync(track, cancellationToken);
        try
        {
            // Both start the sound.
            if (from > TimeSpan.Zero && stream is null) await _commands.AskAsync(cancellationToken, "seekid", id, Seconds(from));
            else await _commands.AskAsync(cancellationToken, "playid", id);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Refused)
        {
            throw new SpeakerException(e.Message, SpeakerFault.Track, e);
        }
    }

    public async Task<bool> FollowWithAsync(string? track, CancellationToken cancellationToken)
    {
        var status = await _commands.AskAsync(cancellationToken, "status");
        if (status.Number("song") is not (>= 0 and < int.MaxValue and var playing)) return false;
        var last = ((int)playing + 1).ToString(CultureInfo.InvariantCulture);
        if (status.Number("playlistlength") > playing + 1)
            await _commands.AskAsync(cancellationToken, "delete", $"{last}:");
        if (playing > 0)
            await _commands.AskAsync(cancellationToken, "delete", $"0:{((int)playing).ToString(CultureInfo.InvariantCulture)}");
        if (track is null)
            return false;
        await AddAsync(track, await StreamOfAsync(track, cancellationToken), cancellationToken);
        return true;
    }

    public Task PauseAsync(CancellationToken cancellationToken) => _commands.AskAsync(cancellationToken, "pause", "1");

    public Task ResumeAsync(CancellationToken cancellationToken) => _commands.AskAsync(cancellationToken, "pause", "0");

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _commands.AskAsync(cancellationToken, "stop");
        await _commands.AskAsync(cancellationToken, "clear");
    }

    public async Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        var mixer = MpdVolume.With(percent, _gain);
        await _commands.AskAsync(cancellationToken, "setvol", mixer.ToString(CultureInfo.InvariantCulture));
        _volume = (percent, mixer);
        _echo.Set(mixer);
    }

    public async Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        var status = await _commands.AskAsync(cancellationToken, "status");
        var song = status["song"] is null ? null : await _commands.AskAsync(cancellationToken, "currentsong");
        var track = song is null ? null : NameOf(song);
        // What plays when we come to it was levelled by the run of the agent before.
        if (_levelled is null && track is not null) (_levelled, _gain) = (track, GainOf(track));
        var volume = WantedOf((int?)status.Number("volume"));
        if (track is not null && track != _levelled) await LevelAsync(track, cancellationToken);
        return new SpeakerState(
            _commands.Session,
            StateOf(status["state"]),
            track,
            TimeOf(status, "elapsed") ?? TimeSpan.Zero,
            TimeOf(status, "duration"),
            volume,
            status["error"] is { } error ? $"The player says: {WithoutPaths(error)}." : null)
        {
            Overlap = TimeSpan.FromSeconds(settings.CrossfadeSeconds),
            StreamTitle = track is not null && IsStation(track) ? song!["Title"] : null,
        };
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => _changes.IdleAsync(cancellationToken, "player", "mixer");

    public void Dispose()
    {
        _commands.Dispose();
        _changes.Dispose();
    }

    /// <summary>
    /// Puts a track at the end of the queue. One of a cue sheet is loaded from the sheet: MPD 0.23 lists it under a name of its own,
    /// by which it then cannot play it.
    /// </summary>
    /// <returns>Its number in the queue.</returns>
    private async Task<string> AddAsync(string track, string? stream, CancellationToken cancellationToken)
    {
        var id = CueTrackName.Of(track) is { } cue ? await LoadAsync(cue, cancellationToken) : null;
        var isNamed = id is not null || stream is not null;
        id ??= (await _commands.AskAsync(cancellationToken, "addid", stream ?? track))["Id"]
            ?? throw new SpeakerException("The player took the track but gave it no number.", SpeakerFault.Track);
        if (!isNamed) return id;
        if (_oursSession != _commands.Session) _ours.Clear(); // Another run of the player counts anew.
        (_oursSession, _ours[id]) = (_commands.Session, track);
        return id;
    }

    private static bool IsStation(string track) => TrackProvider.Of(track) == MusicSources.Radio;

    /// <returns>Null where it is no station.</returns>
    private async Task<string?> StreamOfAsync(string track, CancellationToken cancellationToken)
    {
        if (!IsStation(track)) return null;
        var address = TrackProvider.AddressIn(track)!;
        return stations is null ? address : await stations.ResolveAsync(address, cancellationToken);
    }

    /// <returns>Its number in the queue; null where there is no such sheet.</returns>
    private async Task<string?> LoadAsync(CueTrackName cue, CancellationToken cancellationToken)
    {
        try
        {
            var before = await LengthAsync(cancellationToken);
            await _commands.AskAsync(cancellationToken, "load", cue.Sheet, $"{Text(cue.Number - 1)}:{Text(cue.Number)}");
            if (await LengthAsync(cancellationToken) != before + 1) return null;
            return (await _commands.AskAsync(cancellationToken, "playlistinfo", Text(before)))["Id"];
        }
        catch (SpeakerException e) when (e.Fault is SpeakerFault.Track or SpeakerFault.Refused)
        {
            return null;
        }
    }

    private async Task<int> LengthAsync(CancellationToken cancellationToken) =>
        (int)((await _commands.AskAsync(cancellationToken, "status")).Number("playlistlength") ?? 0);

    private string? NameOf(MpdReply song) =>
        _oursSession == _commands.Session && song["Id"] is { } id && _ours.TryGetValue(id, out var track) ? track : song["file"];

    private bool Levels => settings.LevelLoudness && loudness is not null;

    /// <summary>Sets the mixer so that this track sounds as loud as the others do.</summary>
    private async Task LevelAsync(string track, CancellationToken cancellationToken)
    {
        var before = _gain;
        (_levelled, _gain) = (track, GainOf(track));
        try
        {
            if (_volume is { } volume && _gain != before) await SetVolumeAsync(volume.Wanted, cancellationToken);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Refused)
        {
            // An output without a volume plays as loud as it plays.
        }
    }

    private double GainOf(string track) =>
        Levels && loudness!.Of(track) is { } level ? Math.Clamp(WantedLoudness - level, -MostGain, MostGain) : 0;

    /// <summary>What the mixer's volume means: what we set it for, or what a hand at the player made of it.</summary>
    private int? WantedOf(int? mixer)
    {
        if (mixer is not { } answer) return null;
        var percent = _echo.Meaning(answer);
        if (_volume is { } volume && volume.Mixer == percent) return volume.Wanted;
        var wanted = MpdVolume.With(percent, -_gain);
        _volume = (wanted, percent);
        return wanted;
    }

    private static PlayState StateOf(string? state) => state switch
    {
        "play" => PlayState.Playing,
        "pause" => PlayState.Paused,
        _ => PlayState.Stopped,
    };

    /// <summary>Says <c>Failed to decode song.ogg</c>, not where on this box the song lies; and one line is enough.</summary>
    private static string WithoutPaths(string error) =>
        string.Join(' ', error.Split(';')[0].Split(' ').Select(word => word.StartsWith('/') ? Path.GetFileName(word) : word))
            .TrimEnd('.', ' ');

    /// <returns>Null where it is not said, or cannot be.</returns>
    private static TimeSpan? TimeOf(MpdReply status, string name) =>
        status.Number(name) is >= 0 and <= LongestSeconds and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
