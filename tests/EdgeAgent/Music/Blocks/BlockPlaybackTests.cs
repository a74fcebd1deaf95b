using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Blocks;

public sealed class BlockPlaybackTests : IDisposable
{
    private static readonly string[] Many = ["a", "b", "c", "d", "e", "f", "g", "h"];
    private static readonly DayOfWeek[] Daily = Enum.GetValues<DayOfWeek>();
    private static readonly RoomSchedule Hours = new() { TimeZone = "UTC" };
    private static readonly ScheduleBlock Lunch = Block("Lunch", 13, 14);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(); // Monday, 5 January 2026, 12:00 UTC.
    private readonly RecordingSpeaker _speaker;
    private PlaybackHarness _playback;

    public BlockPlaybackTests()
    {
        _speaker = new RecordingSpeaker(_clock);
        _playback = Started();
    }

    [Fact]
    public async Task A_closed_room_is_silent_until_it_opens()
    {
        await ApplyAsync(Hours with { Open = [new(Daily, new(8, 0), new(13, 0))] });
        Assert.Equal(("By the room's settings until 13:00.", true), (Live.Sentence, Live.IsOpen));

        await PassToAsync(13, 1);
        Assert.Equal((PlayState.Stopped, PlayState.Stopped), (_speaker.State, _playback.Live.State));
        Assert.Equal(("Closed until Tue 08:00.", "Closed until Tue 08:00."), (Live.Sentence, _playback.Live.Why));
        var cut = _playback.Tracks.Last();
        Assert.Equal((TrackHappening.Skipped, null, "The room is closed until Tue 08:00."), (cut.What, cut.Heard, cut.Why));

        await PassToAsync(24 + 7, 59);
        Assert.Equal(PlayState.Stopped, _speaker.State);
        await PassToAsync(24 + 8, 1);
        Assert.Equal(PlayState.Playing, _speaker.State);
    }

    [Fact]
    public async Task Without_a_calendar_the_hours_of_the_boxs_own_file_silence_nothing()
    {
        _playback.Dispose();
        _playback = Started(("Hours:Open:0", "08:00-13:00"));

        await PassToAsync(14, 0);

        Assert.Equal(PlayState.Playing, _speaker.State);
        Assert.Null(_playback.Live.Schedule);
        await ApplyAsync(Hours);
        Assert.Equal(PlayState.Stopped, _speaker.State);
        await ApplyAsync(Hours with { IsOn = false });
        Assert.Equal(PlayState.Playing, _speaker.State);
    }

    [Fact]
    public async Task A_blocks_playlist_begins_when_the_song_is_over_and_again_at_its_end()
    {
        var id = await MakeAsync("Jazz", "c", "d");
        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = id }] });
        await PassToAsync(13, 0);
        var before = _speaker.Track;

        await PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(before, _speaker.Track); // No song is cut.
        await PassAsync(TimeSpan.FromMinutes(13));

        Assert.Equal(["c", "d", "c", "d"], StartedSince(13).Take(4));
        Assert.Equal("It is on Jazz, for Lunch.", _playback.Live.Why);
        Assert.Equal("Lunch until 14:00.", Live.Sentence);
        await PassToAsync(14, 4);
        Assert.DoesNotContain(_playback.Get<EdgeAgent.Music.Queue.PlayQueue>().Tracks, track => track.IsScheduled);
        Assert.Equal(["Lunch began; it lasts until Mon 14:00.", "Lunch ended."], Told(DeviceHappenings.ScheduleBlock));
    }

    [Fact]
    public async Task A_playlist_that_is_not_there_is_told_once_and_the_music_goes_on()
    {
        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = "gone" }] });

        await PassToAsync(13, 30);

        Assert.Equal(PlayState.Playing, _speaker.State);
        Assert.Equal(
            "Lunch until 14:00. Its playlist cannot play: It is not on this box any more.", Live.Sentence);
        Assert.Contains("The playlist of Lunch cannot play", Assert.Single(Told(DeviceHappenings.PlaylistMissing)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_wish_for_comes_before_a_blocks_playlist()
    {
        var id = await MakeAsync("Jazz", "c", "d", "e");
        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = id }] });
        await PassToAsync(13, 1);

        await _playback.CommandAsync(CommandNames.QueueAdd, new { track = "h" });
        await PassAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(["c", "h", "d"], StartedSince(13));
        await _playback.CommandAsync(CommandNames.QueueClear);
        await PassAsync(TimeSpan.FromMinutes(4));
        Assert.Equal("e", _speaker.Track); // Not the block's.
    }

    [Fact]
    public async Task The_volume_goes_evenly_from_one_to_the_other_within_the_limits_and_back()
    {
        await _playback.CommandAsync(CommandNames.MusicVolume, new { percent = 50 });
        var blocks = Hours with { Blocks = [Lunch with { VolumeFrom = 40, VolumeTo = 80 }] };
        await ApplyAsync(new RoomSettings { MaxVolumePercent = 70, Schedule = blocks });
        await PassToAsync(12, 59);
        Assert.Equal(50, _speaker.Volume);

        await PassToAsync(13, 0);
        await PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(40, _speaker.Volume);
        await PassToAsync(13, 30);
        Assert.Equal(60, _speaker.Volume);
        await PassToAsync(13, 55);
        Assert.Equal(70, _speaker.Volume);
        await PassToAsync(14, 1);
        Assert.Equal(50, _speaker.Volume);
        Assert.Null(Live.Override); // Its own steps are nobody's hand.
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_persons_volume_holds_until_the_block_ends(bool byCommand)
    {
        await ApplyAsync(Hours with { Blocks = [Lunch with { VolumeFrom = 40 }, Block("Tea", 14, 15) with { VolumeFrom = 30 }] });
        await PassToAsync(13, 10);

        if (byCommand) await _playback.CommandAsync(CommandNames.MusicVolume, new { percent = 55 });
        else _speaker.SetVolumeByHand(55);
        await PassToAsync(13, 59);

        Assert.Equal(55, _speaker.Volume);
        Assert.Equal($"By hand, by {(byCommand ? "anna" : "somebody at the speaker")}, until 14:00.", Live.Sentence);
        await PassToAsync(14, 1);
        Assert.Equal((30, null), (_speaker.Volume, Live.Override));
    }

    [Fact]
    public async Task A_persons_list_goes_before_the_block_for_as_long_as_the_owner_set()
    {
        var (jazz, pop) = (await MakeAsync("Jazz", "c", "d"), await MakeAsync("Pop", "e", "f", "g", "h"));
        await ApplyAsync(Hours with { OverrideMinutes = 10, Blocks = [Lunch with { Playlist = jazz }] });
        await PassToAsync(13, 5);

        await _playback.CommandAsync(CommandNames.PlaylistPlay, new { id = pop });
        await PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(("f", "By hand, by anna, until 13:15."), (_speaker.Track, Live.Sentence));
        await PassAsync(TimeSpan.FromMinutes(9));

        Assert.Equal(["e", "f", "g", "h", "c"], StartedSince(13).TakeLast(5));
        Assert.Null(Live.Override);
    }

    [Fact]
    public async Task A_person_may_go_back_to_the_calendar_at_once()
    {
        var (jazz, pop) = (await MakeAsync("Jazz", "c", "d"), await MakeAsync("Pop", "e", "f", "g", "h"));
        Assert.Contains("no calendar", await _playback.RefusalAsync(CommandNames.ScheduleResume), StringComparison.Ordinal);
        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = jazz, VolumeFrom = 40 }] });
        await PassToAsync(13, 5);
        Assert.Contains("by hand", await _playback.RefusalAsync(CommandNames.ScheduleResume), StringComparison.Ordinal);
        await _playback.CommandAsync(CommandNames.PlaylistPlay, new { id = pop });
        await _playback.CommandAsync(CommandNames.MusicVolume, new { percent = 60 });

        await _playback.CommandAsync(CommandNames.ScheduleResume);
        await PassAsync(TimeSpan.FromMinutes(4));

        Assert.Equal((40, "c", null), (_speaker.Volume, _speaker.Track, Live.Override));
    }

    [Fact]
    public async Task One_track_by_hand_is_over_with_its_end()
    {
        var jazz = await MakeAsync("Jazz", "c", "d");
        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = jazz }] });
        await PassToAsync(13, 5);
        await _playback.CommandAsync(CommandNames.MusicPlayTrack, new { id = "h" });
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("anna", Live.Override?.By);

        await PassAsync(TimeSpan.FromMinutes(3));

        Assert.Null(Live.Override);
        Assert.Contains(_speaker.Track, new[] { "c", "d" });
    }

    [Fact]
    public async Task A_persons_pause_holds_until_the_next_block_begins()
    {
        await ApplyAsync(Hours with { Blocks = [Lunch, Block("Tea", 14, 15)] });
        await PassToAsync(13, 10);
        await _playback.CommandAsync(CommandNames.MusicPause);
        await PassToAsync(13, 59);
        Assert.Equal((PlayState.Paused, "By hand, by anna, until 14:00."), (_speaker.State, Live.Sentence));

        await PassToAsync(14, 1);

        Assert.Equal((PlayState.Playing, null), (_speaker.State, Live.Override));
        _speaker.PauseByHand();
        await PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("somebody at the speaker", Live.Override?.By);
        await _playback.CommandAsync(CommandNames.MusicPlay);
        Assert.Null(Live.Override);
    }

    [Fact]
    public async Task A_persons_pause_ends_after_the_time_that_the_owner_set()
    {
        await ApplyAsync(Hours with { OverrideMinutes = 10, Blocks = [Lunch] });
        await PassToAsync(13, 10);
        await _playback.CommandAsync(CommandNames.MusicPause);
        await PassToAsync(13, 19);
        Assert.Equal((PlayState.Paused, "By hand, by anna, until 13:20."), (_speaker.State, Live.Sentence));

        await PassToAsync(13, 21);

        Assert.Equal((PlayState.Playing, null), (_speaker.State, Live.Override));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"isOpen":true,"override":{"by":null,"at":"2026-01-05T12:00:00.000Z"}}""")]
    [InlineData("""{"isOpen":true,"override":{"by":"a","at":"2026-01-05T12:00:00.000Z","volumePercent":1000}}""")]
    [InlineData("""{"isOpen":true,"override":{"by":"a","at":"9999-12-31T23:59:59.999Z","until":"0001-01-01T00:00:00.000Z"}}""")]
    public async Task A_damaged_file_ends_what_was_set_by_hand_and_nothing_else(string damaged)
    {
        _playback.Dispose();
        Directory.CreateDirectory(_folder.In("state"));
        await File.WriteAllTextAsync(_folder.In("state/schedule.json"), damaged, TestContext.Current.CancellationToken);
        _playback = Started();

        await ApplyAsync(Hours with { Blocks = [Lunch with { VolumeFrom = 40 }] });
        await PassToAsync(13, 5);

        Assert.Equal((PlayState.Playing, 40, "Lunch until 14:00."), (_speaker.State, _speaker.Volume, Live.Sentence));
    }

    [Fact]
    public async Task Music_by_hand_in_a_closed_room_ends_after_an_hour()
    {
        await ApplyAsync(Hours with { Open = [new(Daily, new(8, 0), new(12, 30))] });
        await PassToAsync(13, 0);
        await _playback.CommandAsync(CommandNames.MusicPlay);
        await PassToAsync(13, 59);
        Assert.Equal((PlayState.Playing, "By hand, by anna, until 14:00."), (_speaker.State, Live.Sentence));

        await PassToAsync(14, 1);

        Assert.Equal((PlayState.Stopped, "Closed until Tue 08:00."), (_speaker.State, Live.Sentence));
    }

    [Fact]
    public async Task A_blocks_aim_and_share_hold_while_it_does_and_a_persons_word_goes_before()
    {
        var point = new Affect(0.6, 0.6);
        await ApplyAsync(Hours with { Blocks = [Lunch with { Aim = MusicAim.Hold, Hold = point, MoodShare = 0 }] });
        await PassToAsync(13, 10);
        Assert.Equal((point, 0), (_playback.Selection.Target?.Affect, _playback.Selection.MoodShare));

        await _playback.CommandAsync(CommandNames.FeedbackWrongMood, new { mood = "calm" });
        await PassToAsync(13, 50); // Longer than without a calendar.
        Assert.Equal(Contracts.Mood.Calm, _playback.Selection.Target?.Mood);
        Assert.True(_playback.Selection.MoodShare > 0);
        Assert.Equal("anna", Live.Override?.By);

        await PassToAsync(14, 1);
        Assert.Equal((null, null), (_playback.Selection.SaidMood, _playback.Selection.Target));
    }

    [Theory]
    [InlineData(ExplicitMusic.Allowed, ExplicitMusic.Family, "family")]
    [InlineData(ExplicitMusic.Family, ExplicitMusic.Allowed, "family")]
    [InlineData(ExplicitMusic.Refused, null, "nothing explicit")]
    public async Task The_stricter_rule_for_explicit_music_wins(ExplicitMusic settings, ExplicitMusic? block, string rule)
    {
        await ApplyAsync(new RoomSettings { Explicit = settings, Schedule = Hours with { Blocks = [Lunch with { Explicit = block }] } });

        await PassToAsync(13, 1);

        Assert.Contains(rule, _playback.Selection.Filter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_takes_up_the_block_and_the_persons_hand()
    {
        var (jazz, pop) = (await MakeAsync("Jazz", "c", "d", "e"), await MakeAsync("Pop", "f", "g", "h"));
        var schedule = Hours with { Blocks = [Lunch with { Playlist = jazz, VolumeFrom = 40 }] };
        await ApplyAsync(schedule);
        await PassToAsync(13, 5);
        await _playback.CommandAsync(CommandNames.PlaylistPlay, new { id = pop });
        await _playback.CommandAsync(CommandNames.MusicVolume, new { percent = 60 });
        await PassAsync(TimeSpan.FromMinutes(1));
        var told = Told(DeviceHappenings.ScheduleBlock).Count;

        await RestartAsync(schedule);

        Assert.Equal((60, "f", "By hand, by anna, until 14:00."), (_speaker.Volume, _speaker.Track, Live.Sentence));
        Assert.Equal((1, 0), (told, Told(DeviceHappenings.ScheduleBlock).Count));
        await PassToAsync(14, 1);
        Assert.Null(Live.Override);
    }

    [Fact]
    public async Task A_restart_in_a_closed_room_makes_no_sound_and_a_paused_one_stays_paused()
    {
        var schedule = Hours with { Open = [new(Daily, new(8, 0), new(13, 0))] };
        await ApplyAsync(schedule);
        await _playback.CommandAsync(CommandNames.MusicPause);
        await RestartAsync(schedule);
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((PlayState.Paused, "anna"), (_speaker.State, Live.Override?.By));
        await _playback.CommandAsync(CommandNames.MusicPlay);

        _clock.Advance(TimeSpan.FromHours(2)); // It is off while the room closes.
        _speaker.EndNow();
        var asked = _speaker.Asked.Count;
        await RestartAsync(schedule);
        await PassAsync(TimeSpan.FromMinutes(5));

        Assert.DoesNotContain(_speaker.Asked.Skip(asked), what => what.StartsWith("play", StringComparison.Ordinal));
        Assert.Equal((PlayState.Stopped, null), (_speaker.State, Live.Override));
    }

    [Fact]
    public async Task A_box_whose_clock_is_not_set_yet_ends_nothing()
    {
        var morning = Block("Morning", 8, 13) with { VolumeFrom = 40 };
        var schedule = Hours with { Open = [new(Daily, new(8, 0), new(13, 0))], Blocks = [morning] };
        await ApplyAsync(schedule);
        await _playback.CommandAsync(CommandNames.MusicVolume, new { percent = 60 });

        _clock.Jumped = DateTimeOffset.UnixEpoch - _clock.GetUtcNow();
        await RestartAsync(schedule);
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.NotEqual(PlayState.Playing, _speaker.State);
        Assert.Contains("clock", _playback.Live.Schedule!.Sentence, StringComparison.Ordinal);
        _clock.Jumped = TimeSpan.Zero;
        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((PlayState.Playing, 60, "anna"), (_speaker.State, _speaker.Volume, Live.Override?.By));
    }

    [Fact]
    public async Task Whoever_moves_the_end_of_a_block_does_not_begin_it_again()
    {
        var jazz = await MakeAsync("Jazz", "c", "d", "e");
        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = jazz }] });
        await PassToAsync(13, 8);
        var (plays, told) = (_speaker.Track, Told(DeviceHappenings.ScheduleBlock).Count);

        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = jazz, From = new(13, 5), To = new(15, 0) }] });

        Assert.Equal((plays, told, "Lunch until 15:00."), (_speaker.Track, Told(DeviceHappenings.ScheduleBlock).Count, Live.Sentence));
        await ApplyAsync(Hours with { Blocks = [Lunch with { Playlist = await MakeAsync("Pop", "g", "h") }] });
        await PassAsync(TimeSpan.FromMinutes(4));
        Assert.Contains(_speaker.Track, new[] { "g", "h" }); // Another playlist is another matter.
    }

    [Fact]
    public async Task A_speaker_that_is_away_at_closing_is_stopped_when_it_is_back()
    {
        await ApplyAsync(Hours with { Open = [new(Daily, new(8, 0), new(13, 0))] });
        _speaker.Unplugged = true;
        await PassToAsync(13, 5);
        _speaker.Unplugged = false;

        await PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(PlayState.Stopped, _speaker.State);
    }

    public void Dispose()
    {
        _playback.Dispose();
        _folder.Dispose();
    }

    private LiveSchedule Live => _playback.Live.Schedule!;

    private static ScheduleBlock Block(string name, int from, int to) =>
        new() { Id = name, Name = name, Days = Daily, From = new(from, 0), To = new(to, 0) };

    private PlaybackHarness Started(params (string Key, string Value)[] settings) =>
        new PlaybackHarness(_folder, _speaker, _clock, settings).WithTracks(Many);

    private IReadOnlyList<string> Told(string what) =>
        [.. _playback.Events.OfType<DeviceEvent>().Where(told => told.What == what).Select(told => told.Detail)];

    /// <summary>What has been started since the song that played when the block began.</summary>
    private IEnumerable<string> StartedSince(int hour) => _playback.Selection.Played.AsEnumerable().Reverse()
        .Where(track => track.At >= Monday(hour, 0)).Select(track => track.Track);

    private async Task<string> MakeAsync(string name, params string[] tracks) =>
        Wire.Read<PlaylistChange>((await _playback.CommandAsync(CommandNames.PlaylistMake, new { name, tracks }))!.Value).Playlist.Id;

    private Task ApplyAsync(RoomSchedule schedule) => ApplyAsync(new RoomSettings { Schedule = schedule });

    private async Task ApplyAsync(RoomSettings settings)
    {
        await _playback.AdvanceAsync(1);
        _playback.Apply(settings);
        await PassAsync(TimeSpan.FromSeconds(10));
    }

    private async Task RestartAsync(RoomSchedule schedule)
    {
        _playback.Dispose();
        _playback = Started();
        _playback.Apply(new RoomSettings { Schedule = schedule });
        await PassAsync(TimeSpan.FromSeconds(10));
    }

    private Task PassToAsync(int hour, int minute) => PassAsync(Monday(hour, minute) - _clock.GetUtcNow());

    private static DateTimeOffset Monday(int hour, int minute) =>
        new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddHours(hour).AddMinutes(minute);

    /// <summary>Lets time go by, with a look at the calendar and some polls every 10 s.</summary>
    private async Task PassAsync(TimeSpan by)
    {
        for (var until = _clock.GetUtcNow() + by; _clock.GetUtcNow() < until;)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            await _playback.Get<BlockPlayback>().FollowAsync(CancellationToken.None);
            for (var poll = 0; poll < 2; poll++) await _playback.Controller.PollAsync(CancellationToken.None);
        }
    }
}
