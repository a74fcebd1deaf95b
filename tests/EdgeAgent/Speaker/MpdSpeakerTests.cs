using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker;

/// <summary>Against a real MPD.</summary>
public sealed class MpdSpeakerTests(MpdSpeakerTests.ToneFiles files) : IAsyncLifetime, IClassFixture<MpdSpeakerTests.ToneFiles>
{
    private readonly TemporaryFolder _folder = new();
    private TestServer<PrivatePlayer> _player = null!;
    private MpdSpeaker _speaker = null!;
    private LibraryDatabase _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SpeakerSettings Settings => new() { Host = PrivateServer.Host, Port = _player.Server.Port };

    public async ValueTask InitializeAsync()
    {
        files.CopyTo(_folder.In("music"));
        await File.WriteAllTextAsync(_folder.In("music/de/language.txt"), "deu\n", Token);
        _database = new LibraryDatabase(_folder.In("state/library.db"), TimeProvider.System, NullLogger<LibraryDatabase>.Instance);
        _player = await TestServers.PlayerAsync(_folder.In("music"));
        _speaker = new MpdSpeaker(Settings, new MpdPassword(_player.Server.UserPassword));
        await Eventually.TrueAsync(async () => (await ReadLibraryAsync()).Count == 3, "the player has found three files");
    }

    [Fact]
    public async Task It_plays_pauses_resumes_and_stops_at_the_end()
    {
        await _speaker.PlayAsync("en/one.ogg", TimeSpan.Zero, Token);
        await BecomesAsync(state => state.State == PlayState.Playing && state.Elapsed > TimeSpan.FromSeconds(0.2));
        var playing = await _speaker.ReadAsync(Token);
        Assert.Equal(("en/one.ogg", 2d), (playing.Track, Math.Round(playing.Duration!.Value.TotalSeconds)));

        await _speaker.PauseAsync(Token);
        Assert.Equal(PlayState.Paused, (await _speaker.ReadAsync(Token)).State);
        await _speaker.ResumeAsync(Token);
        await BecomesAsync(state => state is { State: PlayState.Stopped, Fault: null });
    }

    [Fact]
    public async Task It_begins_in_the_middle_when_asked_and_sets_the_volume()
    {
        await _speaker.PlayAsync("de/two.mp3", TimeSpan.FromSeconds(30), Token);
        await _speaker.SetVolumeAsync(35, Token);

        await BecomesAsync(state => state is { State: PlayState.Playing, VolumePercent: 35 } && state.Elapsed >= TimeSpan.FromSeconds(30));
        await _speaker.StopAsync(Token);
        Assert.Null((await _speaker.ReadAsync(Token)).Track);
    }

    [Fact]
    public async Task A_sound_card_with_steps_of_its_own_does_not_move_what_a_person_wants()
    {
        await _speaker.SetVolumeAsync(50, Token);
        using var card = new MpdLink(Settings, new MpdPassword(_player.Server.UserPassword));
        await card.AskAsync(Token, "setvol", "48"); // What it makes of 50.
        Assert.Equal((50, 50), ((await _speaker.ReadAsync(Token)).VolumePercent, (await _speaker.ReadAsync(Token)).VolumePercent));
        await card.AskAsync(Token, "setvol", "45"); // A hand.
        Assert.Equal(45, (await _speaker.ReadAsync(Token)).VolumePercent);
    }

    [Fact]
    public async Task A_change_is_told_at_once_even_if_it_came_before_the_question()
    {
        var waiting = _speaker.WaitForChangeAsync(Token);
        await _speaker.ReadAsync(Token);
        Assert.False(waiting.IsCompleted);
        await _speaker.PlayAsync("de/two.mp3", TimeSpan.Zero, Token);
        await waiting.WaitAsync(Eventually.Limit, Token);

        await _speaker.PauseAsync(Token);
        await _speaker.WaitForChangeAsync(Token).WaitAsync(Eventually.Limit, Token);
    }

    [Fact]
    public async Task Who_waits_for_a_change_notices_a_player_that_has_vanished_without_a_word()
    {
        _ = _speaker.WaitForChangeAsync(Token);

        // The second column is the other end, the sixth the timer: 2 is that of keepalive, with the time until it asks.
        await Eventually.TrueAsync(
            async () => (await File.ReadAllLinesAsync("/proc/net/tcp", Token)).Concat(await File.ReadAllLinesAsync("/proc/net/tcp6", Token))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Any(socket => socket[2].EndsWith($":{_player.Server.Port:X4}", StringComparison.Ordinal)
                    && socket[5] is ['0', '2', ':', .. var hundredths] && Convert.ToInt32(hundredths, 16) is > 0 and <= 1500),
            "the kernel asks for a sign of life");
    }

    [Fact]
    public async Task A_file_that_is_gone_is_the_tracks_fault()
    {
        var missing = await Assert.ThrowsAsync<SpeakerException>(() => _speaker.PlayAsync("nope.ogg", TimeSpan.Zero, Token));
        Assert.Equal(SpeakerFault.Track, missing.Fault);

        File.Delete(_folder.In("music/en/one.ogg"));
        // The player tells it either at once or a moment later.
        var gone = await Record.ExceptionAsync(() => _speaker.PlayAsync("en/one.ogg", TimeSpan.Zero, Token));
        if (gone is not null)
            Assert.Equal(SpeakerFault.Track, Assert.IsType<SpeakerException>(gone).Fault);
        else
            await BecomesAsync(state =>
                state is { State: PlayState.Stopped, Fault: not null } && !state.Fault.Contains(_folder.Path, StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task A_killed_player_is_found_again_in_a_new_session()
    {
        await _speaker.PlayAsync("de/two.mp3", TimeSpan.Zero, Token);
        var before = (await _speaker.ReadAsync(Token)).Session;
        await _player.Server.KillAsync();
        Assert.Equal(SpeakerFault.Lost, (await Assert.ThrowsAsync<SpeakerException>(() => _speaker.ReadAsync(Token))).Fault);
        await _player.Server.StartAsync(Token);

        Assert.NotEqual(before, (await _speaker.ReadAsync(Token)).Session);
        await _speaker.PlayAsync("de/two.mp3", TimeSpan.FromSeconds(10), Token);
        await BecomesAsync(state => state.State == PlayState.Playing && state.Elapsed >= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_wrong_password_and_a_wrong_port_say_what_to_set()
    {
        using var stranger = new MpdSpeaker(Settings, new MpdPassword("wrong"));
        Assert.Contains(
            "Set the secret mpd-password",
            (await Assert.ThrowsAsync<SpeakerException>(() => stranger.ReadAsync(Token))).Message,
            StringComparison.Ordinal
        );

        using var lost = new MpdSpeaker(Settings with { Port = 1 }, new MpdPassword(null));
        Assert.Contains(
            "Start mpd, or set Speaker:Host",
            (await Assert.ThrowsAsync<SpeakerException>(() => lost.ReadAsync(Token))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_line_end_in_a_name_is_no_second_command()
    {
        await Assert.ThrowsAsync<SpeakerException>(() => _speaker.PlayAsync("x\nkill\nx", TimeSpan.Zero, Token));
        await _speaker.ReadAsync(Token);

        Assert.True(_player.Server.IsRunning);
    }

    [Fact]
    public async Task The_library_has_the_tags_of_the_files()
    {
        var tracks = (await ReadLibraryAsync()).ToDictionary(track => track.Id);

        Assert.Equal(
            new TrackInfo("local", "en/one.ogg", "Öne \"quoted\"", "Anna", "First", "Jazz", "en", 1999, 2),
            tracks["en/one.ogg"].Info
        );
        Assert.Equal("its genre, Jazz and its tempo, 72 a minute", tracks["en/one.ogg"].Affect.Basis);
        Assert.Equal(
            ("Zwei", "Bert", "Metal", "de"),
            (
                tracks["de/two.mp3"].Info.Title,
                tracks["de/two.mp3"].Info.Artist,
                tracks["de/two.mp3"].Info.Genre,
                tracks["de/two.mp3"].Info.Language
            )
        );
        Assert.Equal(
            ("three", "", "de", "its mood tag, calm"),
            (
                tracks["de/three.flac"].Info.Title,
                tracks["de/three.flac"].Info.Artist,
                tracks["de/three.flac"].Info.Language,
                tracks["de/three.flac"].Affect.Basis
            )
        );
    }

    [Fact]
    public async Task A_new_file_is_found_by_itself()
    {
        using var library = Library();
        await foreach (var _ in library.ReadAsync(Token)) { }
        var waiting = library.WaitForChangeAsync(Token);
        Tones.Make(_folder.In("music/new.ogg"), 440, 1, "title=New");
        await waiting.WaitAsync(Eventually.Limit, Token);

        await Eventually.TrueAsync(
            async () => (await ReadLibraryAsync()).Any(track => track.Info.Title == "New"),
            "the new file is in the library"
        );
    }

    [Fact]
    public async Task The_players_playlists_may_be_the_source_and_one_that_is_missing_is_named()
    {
        using var link = new MpdLink(Settings, new MpdPassword(_player.Server.UserPassword));
        await link.AskAsync(Token, "playlistadd", "Dinner", "en/one.ogg");
        await link.AskAsync(Token, "playlistadd", "Late night", "de/two.mp3");

        Assert.Equal(["en/one.ogg"], (await ReadLibraryAsync("Dinner")).Select(track => track.Id));
        Assert.Equal(["de/two.mp3", "en/one.ogg"], (await ReadLibraryAsync("Dinner", "Late night")).Select(track => track.Id).Order());
        using var library = Library("Lunch", "Dinner");
        Assert.Equal(["en/one.ogg"], (await ReadLibraryAsync(library)).Select(track => track.Id));
        Assert.Contains("no playlist \"Lunch\"", Assert.Single(library.Aside).Why, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<SpeakerException>(() => ReadLibraryAsync("Lunch"));
        Assert.Contains("no playlist \"Lunch\"", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_of_a_file_is_known_of_its_track_and_more_of_it_wakes_the_reader()
    {
        var (signal, loudness) = (new AnalysisSignal(), new MeasuredLoudness());
        using var other = Library(signal, loudness);
        await foreach (var _ in other.ReadAsync(Token)) { }
        var waiting = other.WaitForChangeAsync(Token);
        var measured = Store(_database);
        var features = new AudioFeatures(new TrackSound(100, -9, -1, 5, 1500, 3, new MusicalKey(9, true)), 0.5, -0.2, 0.4, 0.2);
        measured.Keep("en/one.ogg", new Measurement(new FileStamp(1, 1), features, null));
        measured.Save();
        signal.Set();
        await waiting.WaitAsync(Eventually.Limit, Token);

        var one = (await ReadLibraryAsync(other)).Single(track => track.Id == "en/one.ogg");
        Assert.Equal(-9, loudness.Of("en/one.ogg"));
        Assert.StartsWith("its sound", one.Affect.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_is_there_as_stored_before_the_player_answers_and_comes_again_only_where_it_differs()
    {
        await ReadLibraryAsync();
        var readings = new List<IReadOnlyList<Track>>();
        using (var again = Library())
        {
            await foreach (var tracks in again.ReadAsync(Token)) readings.Add(tracks);
        }

        Assert.Equal(["de/three.flac", "de/two.mp3", "en/one.ogg"], Assert.Single(readings).Select(track => track.Id));
        Assert.Equal("de", readings[0].Single(track => track.Id == "de/two.mp3").Info.Language);

        await File.WriteAllTextAsync(_folder.In("music/de/language.txt"), "fra\n", Token);
        using (var changed = Library())
        {
            await foreach (var tracks in changed.ReadAsync(Token)) readings.Add(tracks);
        }

        Assert.Equal(["de", "de", "fr"], readings.Select(tracks => tracks.Single(track => track.Id == "de/two.mp3").Info.Language));

        using var alone = new MpdLibrary(
            Settings with
            {
                Port = 1,
            },
            new MpdPassword(null),
            new MusicSettings(),
            new CatalogueStore(_database),
            new MeasuredFeatures(Store(_database), new MeasuredLoudness(), new AnalysisSignal())
        );
        await using var reading = alone.ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal(3, reading.Current.Count);
        await Assert.ThrowsAsync<SpeakerException>(async () => await reading.MoveNextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _speaker?.Dispose();
        _database?.Dispose();
        if (_player is not null) await _player.DisposeAsync();
        _folder.Dispose();
    }

    private static AudioFeatureStore Store(LibraryDatabase database) =>
        new(database, new EarlierFiles("/nowhere", NullLogger<EarlierFiles>.Instance));

    private MpdLibrary Library(params string[] playlists) => Library(new AnalysisSignal(), new MeasuredLoudness(), playlists);

    private MpdLibrary Library(AnalysisSignal signal, MeasuredLoudness loudness, params string[] playlists) => new(
        Settings,
        new MpdPassword(_player.Server.UserPassword),
        new MusicSettings { LibraryFolder = _folder.In("music"), Playlists = playlists },
        new CatalogueStore(_database),
        new MeasuredFeatures(Store(_database), loudness, signal));

    private async Task<IReadOnlyList<Track>> ReadLibraryAsync(params string[] playlists)
    {
        using var library = Library(playlists);
        return await ReadLibraryAsync(library);
    }

    private static async Task<IReadOnlyList<Track>> ReadLibraryAsync(MpdLibrary library)
    {
        IReadOnlyList<Track> last = [];
        await foreach (var tracks in library.ReadAsync(Token)) last = tracks;
        return last;
    }

    private Task BecomesAsync(Func<SpeakerState, bool> state) =>
        Eventually.TrueAsync(async () => state(await _speaker.ReadAsync(Token)), "the speaker is in the wanted state");

    /// <summary>Made once for all tests.</summary>
    public sealed class ToneFiles : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public ToneFiles()
        {
            Tones.Make(
                _folder.In("en/one.ogg"),
                440,
                2,
                "title=Öne \"quoted\"",
                "artist=Anna",
                "album=First",
                "genre=Jazz",
                "language=eng",
                "date=1999-02-03",
                "bpm=72"
            );
            Tones.Make(_folder.In("de/two.mp3"), 880, 60, "title=Zwei", "artist=Bert", "genre=Metal");
            Tones.Make(_folder.In("de/three.flac"), 660, 1, "MOOD=calm");
        }

        public void CopyTo(string folder)
        {
            foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(_folder.Path, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        public void Dispose() => _folder.Dispose();
    }
}
