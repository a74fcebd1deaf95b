using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Blocks;

/// <summary>
/// A week of a café in a minute: the box's own stages, a simulated clock, summer time, a holiday, people and restarts. What
/// sounded in each minute is compared with a calendar that is reckoned in another way.
/// </summary>
public sealed class WeekTests : IAsyncDisposable
{
    private const int Week = 7 * 24 * 60;
    private const int Margin = 2 * 24 * 60;
    private const int UsualVolume = 60;
    private const int QuietVolume = 35;
    private const int HandMinutes = 45;

    /// <summary>A song is not cut, so that it may sound this many minutes into the next block.</summary>
    private const int SongMinutes = 5;

    private static readonly DayOfWeek[] Daily = Enum.GetValues<DayOfWeek>();
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly string[] Jazz = ["j1", "j2", "j3"];
    private static readonly string[] Pop = [.. Enumerable.Range(1, 20).Select(number => $"p{number}")];

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly RecordingSpeaker _speaker;
    private PlaybackHarness _playback;
    private readonly Eye _eye = new();
    private Sensing? _sensing;
    private ScheduleService? _service;

    public WeekTests()
    {
        _speaker = new RecordingSpeaker(_clock) { Length = TimeSpan.FromMinutes(SongMinutes) };
        _playback = Playback();
    }

    [Theory]
    [InlineData("2026-03-26")] // Summer time begins in the night to its Sunday,
    [InlineData("2026-10-22")] // and ends.
    public async Task A_week_sounds_as_its_calendar_says(string thursday)
    {
        var day = DateOnly.Parse(thursday, CultureInfo.InvariantCulture);
        var from = At(day, 0, 0, 0);
        await _playback.AdvanceAsync(1);
        var schedule = Schedule(day, await MakeAsync("Jazz", Jazz), await MakeAsync("Pop", Pop));
        var calendar = new NaiveCalendar(schedule, from.AddMinutes(-Margin), Week + (2 * Margin));
        var people = await PeopleAsync(day);
        _clock.Advance(from - _clock.GetUtcNow());
        await StartAsync(schedule);

        List<string> differences = [];
        for (var at = from; at < from.AddMinutes(Week); at = at.AddMinutes(1))
        {
            if (at >= At(day, 2, 11, 30) && at < At(day, 2, 14, 50)) await EndAsync(); // Without power.
            else
            {
                if (_service is null || at == At(day, 0, 19, 20) || at == At(day, 3, 1, 45)) await RestartAsync(schedule);
                foreach (var hand in people.Where(hand => hand.At == at)) await _playback.CommandAsync(hand.Command, hand.Args);
                await LookAsync();
                var (expected, heard) = (Expected(calendar, people, at), Heard());
                if (!expected.Contains(heard)) differences.Add($"{at:u}: {heard}, not {string.Join(" or ", expected.Distinct())}");
            }

            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _folder.Dispose();
    }

    private static RoomSchedule Schedule(DateOnly thursday, string jazz, string pop) => new()
    {
        TimeZone = "Europe/Berlin",
        Open =
        [
            new([.. Daily.Except([DayOfWeek.Saturday])], new(7, 0), new(1, 0)),
            new([DayOfWeek.Saturday], new(8, 0), new(4, 30)), // Over the change of the clocks.
        ],
        Quiet = [new(Daily, new(22, 0), new(8, 0))],
        QuietVolumePercent = QuietVolume,
        OverrideMinutes = HandMinutes,
        Blocks =
        [
            Block("Breakfast", Daily, 7, 11) with { Playlist = jazz, VolumeFrom = 30, VolumeTo = 50 },
            Block("Lunch", Daily, 12, 14) with { Playlist = pop, Aim = MusicAim.Hold, Hold = new(0.6, 0.6) },
            Block("Evening", Daily, 18, 23) with { Aim = MusicAim.Calm, VolumeFrom = 40, VolumeTo = 60, Explicit = ExplicitMusic.Refused },
            Block("Night", [DayOfWeek.Saturday], 23, 2) with
            {
                To = new(2, 30),
                Playlist = jazz,
                VolumeFrom = 34,
                VolumeTo = 10,
                Season = new(new(2, 1), new(11, 30)),
            },
            Block("After", [DayOfWeek.Sunday], 2, 5) with { From = new(2, 30), Playlist = pop },
            Block("Feast", [], 12, 13) with { From = new(12, 30), Dates = [thursday.AddDays(6)], Playlist = jazz, VolumeFrom = 80 },
        ],
        Days =
        [
            new(thursday.AddDays(1), null, "Holiday", new() { IsClosed = true }),
            new(thursday.AddDays(4), null, "Stocktaking", new() { Open = [new(new(10, 0), new(13, 55))] }),
            new(thursday.AddDays(5), null, "Like a Saturday", new() { Like = DayOfWeek.Saturday }),
        ],
    };

    /// <summary>What people do, and what is heard of it until the calendar has its way again.</summary>
    private async Task<IReadOnlyList<Hand>> PeopleAsync(DateOnly thursday)
    {
        var id = await MakeAsync("Own", Pop.Reverse());
        return
        [
            new(At(thursday, 0, 12, 30), CommandNames.PlaylistPlay, new { id }, "Own"),
            new(At(thursday, 0, 19, 0), CommandNames.MusicVolume, new { percent = 75 }, null, 75), // The box is restarted meanwhile.
            new(At(thursday, 1, 12, 0), CommandNames.MusicPlay, null, "room"), // On the closed holiday.
            new(At(thursday, 3, 13, 40), CommandNames.MusicPause, null, "silence"), // The block ends before the time is over.
            new(At(thursday, 4, 13, 30), CommandNames.PlaylistPlay, new { id }, "Own"), // The room closes before.
            new(At(thursday, 6, 22, 45), CommandNames.MusicPause, null, "silence"),
        ];
    }

    /// <summary>A capture that is only on or off: the clock of this test is not that of a camera.</summary>
    private sealed class Eye : ICapture
    {
        event Action<string>? ICapture.Lost
        {
            add { }
            remove { }
        }

        event Action<string>? ICapture.Back
        {
            add { }
            remove { }
        }

        public bool IsOn { get; private set; }

        public bool IsCapturing => IsOn;

        public string Kind => "stand-in";

        public string Sentence => "It looks.";

        public double FramesPerSecond => 0;

        public long Dropped => 0;

        public DateTimeOffset? LastFrameAt => null;

        public IReadOnlyList<string> LastErrors => [];

        public void Start() => IsOn = true;

        public Task StopAsync()
        {
            IsOn = false;
            return Task.CompletedTask;
        }
    }

    private sealed record Hand(DateTimeOffset At, string Command, object? Args, string? What, int? Volume = null)
    {
        public bool Holds(NaiveCalendar calendar, int minute)
        {
            var at = calendar.MinuteOf(At);
            return at <= minute && minute < Math.Min(at + HandMinutes, calendar.Next(at));
        }
    }

    /// <summary>All that may be heard: in the minutes of a song after a change, also what was before.</summary>
    private static List<string> Expected(NaiveCalendar calendar, IReadOnlyList<Hand> people, DateTimeOffset at)
    {
        var now = calendar.MinuteOf(at);
        var hand = people.LastOrDefault(hand => hand.Holds(calendar, now));
        var block = calendar.Block(now);
        var isOpen = calendar.IsOpen(now);
        var ramp = block is { VolumeFrom: { } first }
            ? Math.Round(first + (((block.VolumeTo ?? first) - first) * calendar.Share(now)))
            : UsualVolume;
        var volume = Math.Min(hand?.Volume ?? (int)ramp, calendar.IsQuiet(now) ? QuietVolume : 100);
        var rest = $"{(isOpen ? "looks" : "looks not")}, {block?.Name ?? "no block"}, {block?.Aim ?? MusicAim.Match}, {block?.Explicit ?? ExplicitMusic.Allowed}, {volume} %";
        return [.. What(now).Select(what => $"{what}, {rest}")];

        IEnumerable<string> What(int minute)
        {
            var what = Sounds(minute);
            yield return what;
            if (what == "silence") yield break;
            for (var song = 1; song <= SongMinutes; song++)
                if (Sounds(minute - song) is var before && before != "silence") yield return before;
        }

        string Sounds(int minute)
        {
            if (people.LastOrDefault(hand => hand.Holds(calendar, minute))?.What is { } what) return what;
            return !calendar.IsOpen(minute) ? "silence" : calendar.Block(minute) switch
            {
                { Name: "Breakfast" or "Night" or "Feast" } => "Jazz",
                { Name: "Lunch" or "After" } => "Pop",
                _ => "room",
            };
        }
    }

    private string Heard()
    {
        var (live, rules) = (_playback.Live, _playback.Selection.Filter.ToString());
        var what = _speaker.State != PlayState.Playing ? "silence"
            : live.Why.StartsWith("It is on ", StringComparison.Ordinal) ? live.Why.Split(' ', ',')[3]
            : "room";
        var words = rules.Contains("explicit", StringComparison.Ordinal) ? ExplicitMusic.Refused : ExplicitMusic.Allowed;
        var looks = _eye.IsOn ? "looks" : "looks not";
        return $"{what}, {looks}, {live.Schedule?.Name ?? "no block"}, {_playback.Get<AimPolicy>().Aim}, {words}, {_speaker.Volume} %";
    }

    private async Task StartAsync(RoomSchedule schedule)
    {
        // As it lies on the disk.
        _playback.Apply(new() { Schedule = Wire.Read<RoomSchedule>(Wire.Write(schedule)) });
        var hours = _playback.Get<CurrentSchedule>();
        _sensing = new Sensing(_eye, new StateFile<SensingChoice>(_folder.In("sensing.json")), hours, _playback, _playback, _clock);
        await _sensing.StartAsync(CancellationToken.None);
        var faults = new FaultLog(_clock, NullLogger<FaultLog>.Instance);
        _service = new ScheduleService(hours, _sensing, _playback.Get<VolumeControl>(), _clock, faults, _playback.Get<BlockPlayback>());
    }

    private async Task EndAsync()
    {
        if (_service is null) return;
        _service.Dispose();
        await _sensing!.StopAsync(CancellationToken.None);
        _sensing.Dispose();
        _playback.Dispose();
        _service = null;
    }

    private async Task RestartAsync(RoomSchedule schedule)
    {
        await EndAsync();
        _playback = Playback();
        await StartAsync(schedule);
    }

    private PlaybackHarness Playback() => new PlaybackHarness(_folder, _speaker, _clock)
        .WithTracks([.. Jazz, .. Pop, .. Enumerable.Range(1, 10).Select(number => $"r{number}")]);

    private async Task LookAsync()
    {
        await _playback.Controller.PollAsync(CancellationToken.None);
        await _service!.LookAsync(CancellationToken.None);
        await _playback.Controller.PollAsync(CancellationToken.None);
    }

    private async Task<string> MakeAsync(string name, IEnumerable<string> tracks) =>
        Wire.Read<PlaylistChange>((await _playback.CommandAsync(CommandNames.PlaylistMake, new { name, tracks }))!.Value).Playlist.Id;

    private static ScheduleBlock Block(string name, DayOfWeek[] days, int from, int to) =>
        new() { Id = name, Name = name, Days = days, From = new(from, 0), To = new(to, 0) };

    private static DateTimeOffset At(DateOnly first, int day, int hour, int minute)
    {
        var wall = first.AddDays(day).ToDateTime(new TimeOnly(hour, minute));
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(wall, Berlin));
    }
}
