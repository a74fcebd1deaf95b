using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.State.Recording;

namespace Roomtone.EdgeAgent.Commands.Replay;

/// <summary>Feeds recorded windows back through the smoothing of Mood and the choice of Music.</summary>
/// <param name="mood">The settings to decide by.</param>
/// <param name="selection">Chooses tracks; its clock is <paramref name="clock"/>.</param>
/// <param name="clock">Is set to the recorded times.</param>
internal sealed class MoodReplay(MoodSettings mood, TrackSelector selection, RecordedClock clock)
{
    private const int Suggestions = 3;

    private MoodSmoother _smoother = new(mood);
    private Contracts.Mood _current = Contracts.Mood.Unknown;
    private string? _playing;

    public int Windows { get; private set; }

    public int Sure { get; private set; }

    public int Different { get; private set; }

    public IEnumerable<ReplayedChange> Changes(IEnumerable<RecordedEvent> events)
    {
        foreach (var one in events)
        {
            clock.Set(one.At);
            switch (one.Type)
            {
                case EventTypes.Mood when Observe(Wire.Read<MoodEvent>(one.Data)) is { } change:
                    yield return change;
                    break;
                case EventTypes.Track:
                    Follow(Wire.Read<TrackEvent>(one.Data), one.At);
                    break;
                case EventTypes.Device when Wire.Read<DeviceEvent>(one.Data).What == DeviceHappenings.Started:
                    (_smoother, _current) = (new MoodSmoother(mood), Contracts.Mood.Unknown); // A start of the box begins afresh.
                    break;
                default:
                    break;
            }
        }
    }

    private ReplayedChange? Observe(MoodEvent recorded)
    {
        clock.Set(recorded.To);
        var room = _smoother.Observe(ReadingOf(recorded));
        selection.Observe(room);
        Windows++;
        if (recorded.Expressions is not null) Sure++;
        if (Decided(room, recorded) != recorded.Mood) Different++;
        if (room.Mood == _current) return null;
        var from = _current;
        _current = room.Mood;
        return new ReplayedChange(recorded.To, from, room.Mood, room.Why, recorded.Mood, Fitting(), _playing);
    }

    /// <summary>A window without numbers is told as unknown, whatever the room is still taken as.</summary>
    private static Contracts.Mood Decided(RoomMood room, MoodEvent recorded) =>
        recorded.Expressions is null ? Contracts.Mood.Unknown : room.Mood;

    private static WindowReading ReadingOf(MoodEvent recorded) => new(recorded.From, recorded.To, EvidenceOf(recorded));

    private static MoodEvidence? EvidenceOf(MoodEvent recorded) =>
        recorded
            is
        {
            Coverage: { } coverage,
            Expressions: { } expressions,
            Valence: { } valence,
            Arousal: { } arousal,
            Confidence: { } confidence
        }
            ? new MoodEvidence(recorded.People, coverage, expressions, new Affect(valence, arousal), confidence)
            : null;

    private void Follow(TrackEvent track, DateTimeOffset at)
    {
        _playing = track.What == TrackHappening.Started ? Name(track.Artist, track.Title) : null;
        if (track.What == TrackHappening.Started) selection.Played.Insert(0, new PlayedTrack(track.Id, track.Artist, at));
    }

    private IReadOnlyList<ReplayedTrack> Fitting() =>
        [
            .. selection
                .Suggest(Suggestions)
                .Select(choice => new ReplayedTrack(Name(choice.Track.Info.Artist, choice.Track.Info.Title), choice.Why)),
        ];

    private static string Name(string artist, string title) => artist.Length > 0 ? $"{artist}: {title}" : title;
}
