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
        Schedule = Schedule,
    };

    private static RoomSchedule Schedule => new()
    {
        TimeZone = "Europe/Berlin",
        Open = [new WeeklyHours([DayOfWeek.Monday, DayOfWeek.Saturday], new TimeOnly(8, 0), new TimeOnly(2, 0))],
        Quiet = [new WeeklyHours([DayOfWeek.Sunday], new TimeOnly(22, 0), new TimeOnly(7, 0))],
        QuietVolumePercent = 20,
        OverrideMinutes = 90,
        Blocks =
        [
            new ScheduleBlock
            {
                Id = "lunch", Name = "Lunch", Days = [DayOfWeek.Monday], From = new TimeOnly(12, 0), To = new TimeOnly(14, 0),
                Season = new Season(new MonthDay(12, 1), new MonthDay(2, 29)), Playlist = "dinner", Aim = MusicAim.Hold,
                Hold = new Affect(0.5, -0.5), VolumeFrom = 40, VolumeTo = 60, Explicit = ExplicitMusic.Family, MoodShare = 0.5,
            },
            new ScheduleBlock
            {
                Id = "eve", Name = "Eve", Dates = [new DateOnly(2026, 12, 24)], From = new TimeOnly(20, 0), To = new TimeOnly(20, 0),
                Sources = [MusicSources.Library],
            },
        ],
        Days =
        [
            new SpecialDay(new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 26), "Christmas", new DayRule { IsClosed = true }) { Calendar = "de" },
            new SpecialDay(
                new DateOnly(2027, 1, 6), null, "Epiphany", new DayRule { Open = [new DayHours(new TimeOnly(10, 0), new TimeOnly(12, 0))] }),
        ],
        Calendars =
        [
            new DayCalendar("de", "Holidays", new DayRule { Like = DayOfWeek.Sunday }) { Country = "DE-BY" },
            new DayCalendar("ics", "Ours", new DayRule()) { Address = "https://s.example/days.ics" },
        ],
    };

    public static TrackInfo Info { get; } = new("local", "a/one.flac", "One", "Anna", "First", "Jazz", "en", 1999, 180);
}
