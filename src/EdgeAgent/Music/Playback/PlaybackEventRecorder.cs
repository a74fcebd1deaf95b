using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Choices;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Records what happens to tracks: as events for the history, and as evidence for the next choices.</summary>
internal sealed partial class PlaybackEventRecorder(
    IEventLog events,
    TrackSelector selection,
    PreferenceStore taste,
    BanditStore learning,
    MoodTrace trace,
    ChoiceLog choices,
    TimeProvider time,
    ILogger<PlaybackEventRecorder> logger)
{
    public void Started(NowPlaying playing)
    {
        selection.Remember(playing.Track.Id, playing.Track.MainArtist(), playing.Turn);
        var why = Reason.WithoutName(playing.Why, playing.Turn);
        LogStarted(playing.Track.Title, playing.Track.Artist, why);
        Append(TrackHappening.Started, playing, why, null);
    }

    /// <summary>A chosen track has started: keeps in full why it was chosen.</summary>
    public void Chosen(NextTrack next)
    {
        selection.Took(next);
        learning.Chose(next.Drawn);
        choices.Write(next.Record);
    }

    /// <param name="playing">The track.</param>
    /// <param name="heard">The share of it that was heard, 0 to 1: a person may have jumped over some of it.</param>
    public void Finished(NowPlaying playing, double heard)
    {
        selection.Completed(playing.Track.Id);
        Learn(playing, heard);
        Append(TrackHappening.Finished, playing, "It was played to its end.", heard);
    }

    /// <summary>A station goes from one title to the next. That says nothing about taste.</summary>
    public void Renamed(NowPlaying before, NowPlaying now)
    {
        LogStarted(now.Track.Title, now.Track.Artist, now.Why);
        Append(TrackHappening.Finished, before, "The station went on to its next title.", 1);
        Append(TrackHappening.Started, now, Reason.WithoutName(now.Why, now.Turn), null);
    }

    /// <param name="playing">The track.</param>
    /// <param name="heard">The share of it that was heard, 0 to 1.</param>
    /// <param name="why">One sentence.</param>
    public void Skipped(NowPlaying playing, double heard, string why)
    {
        Learn(playing, heard);
        Append(TrackHappening.Skipped, playing, why, heard);
    }

    /// <summary>The calendar ended it. How much was heard says nothing then, and is not told.</summary>
    public void Cut(NowPlaying playing, string why) => Append(TrackHappening.Skipped, playing, why, null);

    /// <summary>The track cannot be played, so it does not come again for a while. That says nothing about taste.</summary>
    /// <inheritdoc cref="Skipped"/>
    public void Failed(NowPlaying playing, double heard, string why)
    {
        selection.SetAside(playing.Track.Id, why);
        Interrupted(playing, heard, why);
    }

    /// <summary>The track did not go on, and it is not known whether that is its fault.</summary>
    /// <inheritdoc cref="Skipped"/>
    public void Stalled(NowPlaying playing, double heard, string why)
    {
        selection.Doubt(playing.Track.Id, why);
        Interrupted(playing, heard, why);
    }

    /// <summary>The track ended early, and neither it nor a person is to blame.</summary>
    /// <inheritdoc cref="Skipped"/>
    public void Interrupted(NowPlaying playing, double heard, string why)
    {
        LogFailed(playing.Track.Id, why);
        Append(TrackHappening.Failed, playing, why, heard);
    }

    private void Learn(NowPlaying playing, double heard)
    {
        taste.Heard(playing.Track, heard);
        if (playing.Drawn is { } drawn) learning.Heard(drawn, heard, Lift.Of(trace, playing.Since, time.GetUtcNow()));
    }

    private void Append(TrackHappening what, NowPlaying playing, string why, double? heard) => events.Append(
        EventTypes.Track,
        new TrackEvent(what, playing.Track.Provider, playing.Track.Id, playing.Track.Title, playing.Track.Artist, playing.For, why, heard));

    [LoggerMessage(Level = LogLevel.Information, Message = "Playing {Title} by {Artist}. {Why}")]
    private partial void LogStarted(string title, string artist, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Playback of {Track} ended early: {Why}")]
    private partial void LogFailed(string track, string why);
}
