using Roomtone.Contracts;
using Roomtone.Recommender;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Messages as the product itself writes them.</summary>
internal static class Samples
{
    public static readonly Guid Epoch = new("0195e6a1-3f0a-7000-8000-000000000001");

    public static IReadOnlyList<RoomEvent> Events(DateTimeOffset at) =>
    [
        new(1, at, EventTypes.Mood, Wire.Element(Mood(at))),
        new(2, at, EventTypes.Mood, Wire.Element(new MoodEvent(at, at, 0, null, Contracts.Mood.Unknown, null, null, null, null))),
        new(3, at, EventTypes.Track, Wire.Element(Track)),
        new(4, at, EventTypes.Feedback, Wire.Element(new FeedbackEvent(FeedbackKind.WrongMood, null, Contracts.Mood.Calm, "owner"))),
        new(5, at, EventTypes.Device, Wire.Element(new DeviceEvent(DeviceHappenings.CameraLost, "The camera was unplugged."))),
    ];

    public static MoodEvent Mood(DateTimeOffset at) =>
        new(at.AddSeconds(-5), at, 2, 0.83, Contracts.Mood.Happy, 0.41, 0.22, 0.77, Expressions.From([0.3f, 0.5f, 0.1f, 0.1f, 0, 0, 0, 0]));

    public static TrackEvent Track { get; } =
        new(TrackHappening.Started, "local", "a/one.flac", "One", "Anna", new Affect(0.2, -0.5), "The room is calm.", 0.5);

    /// <summary>Three artists that go together, and no songs.</summary>
    public static byte[] TasteModel()
    {
        var artists = new ItemIndex([1, 2, 3], [5, 6, 7], [0, 2, 4, 6], [0.5f, 0.5f, 0.5f], [1, 2, 0, 2, 0, 1], [100, 50, 100, 25, 50, 25]);
        return ModelSerializer.Pack(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero), _ => (artists, artists, ItemIndex.None), 1);
    }

    /// <summary>All that somebody can set from afar.</summary>
    public static RoomSettings Settings { get; } = new()
    {
        Languages = ["en"],
        Genres = ["Jazz"],
        Explicit = ExplicitMusic.Refused,
        BlockedArtists = ["Anna"],
        BlockedTracks = ["a/two.mp3"],
        Sources = [MusicSources.Library, MusicSources.Radio],
        Stations =
        [
            new RadioStation("http://s.example/live", "One", "Jazz", Contracts.Mood.Calm, Language: "de/en")
            {
                Uuid = Epoch,
            },
            new RadioStation(
                "https://s.example/b.m3u8", "Two", Valence: 0.5, Arousal: -0.5, Explicit: false, Licence: new("GEMA", "7", new DateOnly(2027, 1, 1))),
        ],
        AimHours = [new AimHours(new TimeOnly(8, 0), new TimeOnly(22, 0), MusicAim.Lift)],
        Profiles = [new Profile("Anna") { Genres = ["Jazz"] }],
    };

    public static TrackInfo Info { get; } = new("local", "a/one.flac", "One", "Anna", "First", "Jazz", "en", 1999, 180);
}
