using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Choices;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Writes down what happens to tracks, for the history and for the next choices.</summary>
internal sealed partial class TrackJournal(IEventLog events, TrackSelector selection, PreferenceStore taste, BanditStore learning, MoodTrace trace, ChoiceLog choices, TimeProvider time, ILogger<TrackJournal> logger)
{
    private const int LongestMemory = 1000;

    public void Started(NowPlaying playing)
    {
        selection.Played.Insert(0, new PlayedTrack(playing.Track.Id, playing.Track.Artist, time.GetUtcNow(), playing.Turn));
        if (selection.Played.Count > LongestMemory) selection.Played.RemoveAt(LongestMemory);
        var why = Reason.WithoutName(playing.Why, playing.Turn);
        LogStarted(playing.Track.Title, playing.Track.Artist, why);
        Write(TrackHappening.Started, playing, why, null);
    }

    /// <summary>Keeps why it was chosen, in full.</summary>
    public void Chose(NextTrack next)
    {
        learning.Chose(next.Drawn);
        choices.Write(next.Record);
    }

    public void Finished(NowPlaying playing)
    {
        Learn(playing, 1);
        Write(TrackHappening.Finished, playing, "It was played to its end.", 1);
    }

    public void Skipped(NowPlaying playing, double heard, string why)
    {
        Learn(playing, heard);
        Write(TrackHappening.Skipped, playing, why, heard);
    }

    /// <summary>A failure says nothing about taste.</summary>
    public void Failed(NowPlaying playing, double heard, string why)
    {
        LogFailed(playing.Track.Id, why);
        Write(TrackHappening.Failed, playing, why, heard);
    }

    private void Learn(NowPlaying playing, double heard)
    {
        taste.Heard(playing.Track, heard);
        if (playing.Drawn is { } drawn) learning.Heard(drawn, heard, Lift.Of(trace, playing.Since, time.GetUtcNow()));
    }

    private void Write(TrackHappening what, NowPlaying playing, string why, double? heard) => events.Append(
        EventTypes.Track,
        new TrackEvent(what, playing.Track.Provider, playing.Track.Id, playing.Track.Title, playing.Track.Artist, playing.For, why, heard));

    [LoggerMessage(Level = LogLevel.Information, Message = "Playing {Title} by {Artist}. {Why}")]
    private partial void LogStarted(string title, string artist, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Track} is not played on: {Why}")]
    private partial void LogFailed(string track, string why);
}
