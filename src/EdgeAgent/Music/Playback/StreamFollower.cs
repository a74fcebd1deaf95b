using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// A station has no end and plays what it likes: its own titles go into the history, a blocked artist changes the station,
/// and after a while, or when the mood has changed, something else has its turn. Throws <see cref="SpeakerException"/>
/// where the speaker is lost.
/// </summary>
internal sealed class StreamFollower(TrackPlayer player, TrackSelector selection, RadioSettings settings, TimeProvider time)
{
    /// <summary>A mood that comes and goes does not change the station.</summary>
    private static readonly TimeSpan ShortestStay = TimeSpan.FromMinutes(2);

    private string? _station;
    private string? _title;
    private Contracts.Mood? _mood;
    private TimeSpan _since;

    public async Task FollowAsync(SpeakerState report, CancellationToken cancellationToken)
    {
        if (player.State.Current is not { Track.Provider: MusicSources.Radio } playing || report.Track != playing.Track.Id)
        {
            _station = null;
            return;
        }

        if (_station != playing.Track.Id) Begin(playing.Track.Id);
        if (report.State != PlayState.Playing) return;
        if (report.StreamTitle is { Length: > 0 } title && title != _title && await LeavesAsync(playing, title, cancellationToken)) return;
        if (IsTime) await MoveOnAsync(cancellationToken);
    }

    private bool IsTime
    {
        get
        {
            var stayed = time.Steady - _since;
            var isOtherMood = selection.RoomMood is { } mood && _mood is { } before && mood != before;
            return stayed >= settings.Dwell || (stayed >= ShortestStay && isOtherMood);
        }
    }

    private void Begin(string station) => (_station, _title, _mood, _since) = (station, null, selection.RoomMood, time.Steady);

    /// <returns>Whether the station was left over what it plays.</returns>
    private async Task<bool> LeavesAsync(NowPlaying playing, string title, CancellationToken cancellationToken)
    {
        _title = title;
        var track = Named(playing.Track, title);
        if (selection.Filter.BlocksArtistOf(new Track(track, TrackAffect.Unknown)))
        {
            await player.LeaveAsync(playing, $"The station plays {track.Artist}, who is blocked.", cancellationToken);
            return true;
        }

        player.Rename(playing, track);
        return false;
    }

    private static TrackInfo Named(TrackInfo station, string title)
    {
        var (artist, name) = StreamTitle.Parted(title);
        return station with { Artist = artist, Title = name };
    }

    /// <summary>Where nothing else fits better, it stays.</summary>
    private async Task MoveOnAsync(CancellationToken cancellationToken)
    {
        if (!await player.MoveOnAsync(cancellationToken)) Begin(_station!);
    }
}
