using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

/// <summary>A library of odd files, read through a real MPD.</summary>
public sealed class MpdLibraryTests : IAsyncLifetime
{
    private static readonly TrackFilter NothingExplicit = new(new RoomSettings { Explicit = ExplicitMusic.Refused });

    private readonly TemporaryFolder _folder = new();
    private LibraryDatabase _database = null!;
    private TestServer<PrivatePlayer>? _player;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _database = new LibraryDatabase(_folder.In("state/library.db"), TimeProvider.System, NullLogger<LibraryDatabase>.Instance);
        Tones.Make(_folder.In("music/good.flac"), 440, 1, "title=Good", "artist=Anna", "language=eng", "ITUNESADVISORY=2");
        Tones.Make(_folder.In("music/explicit.flac"), 440, 1, "title=Bad", "artist=Bob", "ITUNESADVISORY=1");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Tags_larger_than_an_answer_of_the_player_cost_only_their_own_file()
    {
        OddSounds.Flac(_folder.In("music/comment.flac"), "TITLE=Long", "ARTIST=Carl", "COMMENT=" + new string('x', 9_000_000));
        OddSounds.Flac(_folder.In("music/title.flac"), "TITLE=" + new string('x', 9_000_000), "ARTIST=Dora");
        var tracks = await ReadAsync(4);

        Assert.Equal(("Good", "en", false), (tracks["good.flac"].Info.Title, tracks["good.flac"].Info.Language, tracks["good.flac"].IsExplicit));
        Assert.Equal((true, TagState.Read), (tracks["explicit.flac"].IsExplicit, tracks["explicit.flac"].Tags));
        Assert.Equal(("Long", TagState.Unreadable), (tracks["comment.flac"].Info.Title, tracks["comment.flac"].Tags));
        Assert.Equal(("title", TagState.Unreadable), (tracks["title.flac"].Info.Title, tracks["title.flac"].Tags));
        Assert.Equal(["good.flac"], tracks.Values.Where(NothingExplicit.Passes).Select(track => track.Id));

        // The files are not met again before they change: what is stored says why.
        var stored = new CatalogueStore(_database).Read();
        Assert.Equal([TagState.Unreadable, TagState.Unreadable], [stored["comment.flac"].Tags.State, stored["title.flac"].Tags.State]);
        Assert.Contains("max_output_buffer_size", stored["comment.flac"].Tags.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_comes_meanwhile_is_not_taken_for_the_one_with_the_large_tags()
    {
        OddSounds.Flac(_folder.In("music/title.flac"), "TITLE=" + new string('x', 9_000_000), "ARTIST=Dora");
        await StartAsync();
        await Eventually.TrueAsync(async () => (await ReadOnceAsync()).Count == 3, "the player has found the files");
        new CatalogueStore(_database).Write([], ["good.flac", "explicit.flac", "title.flac"]);
        await using var shifting = new ShiftingPlayer(_player!.Server.Port, "explicit.flac");
        using var library = Library(shifting.Port);

        IReadOnlyList<Track> last = [];
        await foreach (var tracks in library.ReadAsync(Token)) last = tracks;

        Assert.True(shifting.HasShifted);
        Assert.Equal(
            [("explicit.flac", TagState.Read), ("good.flac", TagState.Read), ("title.flac", TagState.Unreadable)],
            last.Select(track => (track.Id, track.Tags)).Order()
        );
    }

    [Fact]
    public async Task A_player_that_restarts_meanwhile_is_no_fault_of_the_file_it_was_asked_about()
    {
        await StartAsync();
        await Eventually.TrueAsync(async () => (await ReadOnceAsync()).Count == 2, "the player has found the files");
        new CatalogueStore(_database).Write([], ["good.flac", "explicit.flac"]);
        await using var restarting = new RestartingPlayer(_player!.Server.Port, "readcomments");
        using var library = Library(restarting.Port);

        IReadOnlyList<Track> last = [];
        await foreach (var tracks in library.ReadAsync(Token)) last = tracks;

        Assert.True(restarting.HasRestarted);
        Assert.Equal([TagState.Read, TagState.Read], last.Select(track => track.Tags));
    }

    [Fact]
    public async Task A_file_that_the_player_has_not_come_to_yet_is_not_set_aside()
    {
        const int Files = 1_500;
        var tone = await File.ReadAllBytesAsync(_folder.In("music/good.flac"), Token);
        for (var i = 0; i < Files; i++)
            await File.WriteAllBytesAsync(_folder.In($"music/{i}.flac"), OddSounds.WithComments(tone, $"TITLE={i}"), Token);
        await StartAsync();
        using var library = Library();

        var found = 0;
        while (found < Files + 2)
        {
            found = (await FirstListAsync(library)).Count;
            Assert.Empty(library.Aside);
        }
    }

    [Fact]
    public async Task Two_thousand_files_with_long_tags_are_listed_in_smaller_pages()
    {
        const int Files = 2_000;
        var tone = await File.ReadAllBytesAsync(_folder.In("music/good.flac"), Token);
        for (var i = 0; i < Files; i++)
        {
            var title = $"{i.ToString(CultureInfo.InvariantCulture)} {new string('t', 6_000)}";
            await File.WriteAllBytesAsync(_folder.In($"music/{i}.flac"), OddSounds.WithComments(tone, $"TITLE={title}", "ITUNESADVISORY=1"), Token);
        }

        await StartAsync();
        using var library = Library();
        await Eventually.TrueAsync(async () => (await FirstListAsync(library)).Count == Files + 2, "the player lists all files");
        var tracks = await FirstListAsync(library);
        Assert.Equal(Files + 2, tracks.DistinctBy(track => track.Id).Count());
        Assert.StartsWith("7 tt", tracks.Single(track => track.Id == "7.flac").Info.Title, StringComparison.Ordinal);
        Assert.Equal(300, tracks.Single(track => track.Id == "7.flac").Info.Title.Length);
    }

    [Fact]
    public async Task A_name_that_reads_like_an_answer_of_the_player_is_a_name()
    {
        string[] names = ["cr\rACK [50@0] {} no.flac", "cr\rOK\r.flac", "OK.flac", "ACK.flac", "quo\"te\\back.flac", " lead.flac", "tab\t: x.flac"];
        foreach (var name in names) File.Copy(_folder.In("music/good.flac"), _folder.In("music/" + name));
        using (var copy = System.Diagnostics.Process.Start("bash", ["-c", $"cp '{_folder.In("music/good.flac")}' '{_folder.In("music")}'/$'bad\\xff\\xfe.flac'"]))
            await copy.WaitForExitAsync(Token);
        var tracks = await ReadAsync(names.Length + 2);

        Assert.Equal([.. names.Append("good.flac").Append("explicit.flac").Order(StringComparer.Ordinal)], tracks.Keys.Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal(("Good", false), (tracks[name].Info.Title, tracks[name].IsExplicit)));
        Assert.Equal("Its name is not UTF-8; rename it.", Assert.Single(_aside).Why);

        using var speaker = new MpdSpeaker(Settings, new MpdPassword(_player!.Server.UserPassword));
        foreach (var name in names)
        {
            await speaker.PlayAsync(name, TimeSpan.Zero, Token);
            Assert.Equal(name, (await speaker.ReadAsync(Token)).Track);
        }
    }

    [Fact]
    public async Task A_player_that_may_not_be_updated_is_read_all_the_same()
    {
        await StartAsync();
        await Eventually.TrueAsync(async () => (await ReadOnceAsync()).Count == 2, "the player has found the files");
        await _player!.Server.KillAsync();
        await using var limited = new PrivatePlayer(_player.Folder.In("player"), _folder.In("music")) { Rights = "read,add" };
        await limited.StartAsync(Token);
        using var library = new MpdLibrary(
            new SpeakerSettings { Host = PrivateServer.Host, Port = limited.Port },
            new MpdPassword(limited.UserPassword),
            new MusicSettings { LibraryFolder = _folder.In("music") },
            new CatalogueStore(_database),
            Measured()
        );

        IReadOnlyList<Track> last = [];
        await foreach (var tracks in library.ReadAsync(Token)) last = tracks;
        Assert.Equal([true, false], last.OrderBy(track => track.Id, StringComparer.Ordinal).Select(track => track.IsExplicit == true));
    }

    [Fact]
    public async Task Apples_own_advisory_counts_in_mp4_and_nowhere_else()
    {
        File.Copy(OddSounds.Sample("rude.m4a"), _folder.In("music/rude.m4a"));
        File.Copy(OddSounds.Sample("rude.m4a"), _folder.In("music/book.M4B"));
        Tones.Make(_folder.In("music/liked.flac"), 440, 1, "title=Liked", "RATING=4");
        var tracks = await ReadAsync(5);

        Assert.Equal(
            [("book.M4B", true), ("explicit.flac", true), ("good.flac", false), ("liked.flac", null), ("rude.m4a", true)],
            tracks.Values.OrderBy(track => track.Id, StringComparer.Ordinal).Select(track => (track.Id, track.IsExplicit))
        );
        Assert.DoesNotContain(tracks.Values.Where(NothingExplicit.Passes), track => track.Id == "rude.m4a");
    }

    [Theory]
    [InlineData("rude.aac")]
    [InlineData("rude.mp3")]
    [InlineData("rude.mka")]
    [InlineData("rude.ogg")]
    public async Task Whether_a_file_is_mp4_is_said_by_its_bytes_and_not_by_its_name(string name)
    {
        File.Copy(OddSounds.Sample("rude.m4a"), _folder.In("music/" + name));
        Tones.Make(_folder.In("music/liked.flac"), 440, 1, "title=Liked", "RATING=4");
        File.Move(_folder.In("music/liked.flac"), _folder.In("music/liked.m4a"));
        var tracks = await ReadAsync(4, atLeast: true);

        Assert.True(tracks[name].IsExplicit);
        Assert.Null(tracks["liked.m4a"].IsExplicit);
    }

    [Fact]
    public async Task Both_artists_of_a_track_are_shown_and_each_can_be_blocked()
    {
        File.Copy(OddSounds.Sample("two.flac"), _folder.In("music/two.flac"));
        Tones.Make(_folder.In("music/album/other.flac"), 440, 1, "title=O", "artist=Emil", "album_artist=Frieda", "track=3/9", "disc=2");
        var tracks = await ReadAsync(4);

        Assert.Equal("Anna, Bob", tracks["two.flac"].Info.Artist);
        Assert.Equal(["Anna", "Bob"], tracks["two.flac"].Info.Artists!);
        Assert.Equal(2003, tracks["album/other.flac"].Number);
        foreach (var (name, blocked) in (ReadOnlySpan<(string, string)>)[("anna", "two.flac"), ("BOB", "two.flac"), ("Frieda", "album/other.flac")])
            Assert.Equal(Refusal.BlockedArtist, new TrackFilter(new RoomSettings { BlockedArtists = [name] }).RefusalOf(tracks[blocked]));
    }

    [Fact]
    public async Task A_track_in_two_languages_plays_only_where_both_may()
    {
        OddSounds.Flac(_folder.In("music/both.flac"), "TITLE=Both", "LANGUAGE=eng", "LANGUAGE=deu");
        OddSounds.Flac(_folder.In("music/slash.flac"), "TITLE=Slash", "LANGUAGE=deu/eng");
        OddSounds.Flac(_folder.In("music/words.flac"), "TITLE=Words", "LANGUAGE=zxx", "LANGUAGE=eng");
        var tracks = await ReadAsync(5);

        Assert.Equal(["en", "de", "en"], ((string[])["both", "slash", "words"]).Select(name => tracks[name + ".flac"].Info.Language));
        Assert.Null(tracks["words.flac"].IsExplicit);
        Assert.Equal(["good.flac", "words.flac"], Playing("en"));
        Assert.Empty(Playing("de"));
        Assert.Equal(["both.flac", "good.flac", "slash.flac", "words.flac"], Playing("en", "deu"));

        IEnumerable<string> Playing(params string[] languages) => tracks.Values
            .Where(new TrackFilter(new RoomSettings { Languages = languages }).Passes)
            .Select(track => track.Id).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changed_since_its_tags_were_read_waits_until_they_are_read_again()
    {
        Assert.Equal(TagState.Read, (await ReadAsync(2))["good.flac"].Tags);
        await _player!.Server.KillAsync();
        File.SetLastWriteTimeUtc(_folder.In("music/good.flac"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        using var library = Library();
        await using var reading = library.ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal(
            [("explicit.flac", TagState.Read), ("good.flac", TagState.Waiting)],
            reading.Current.Select(track => (track.Id, track.Tags))
        );
        await Assert.ThrowsAsync<SpeakerException>(async () => await reading.MoveNextAsync());

        await _player.Server.StartAsync(Token);
        await Eventually.TrueAsync(
            async () => (await ReadOnceAsync()).Single(track => track.Id == "good.flac").Tags == TagState.Read,
            "the player has looked at the file again, and its tags were read"
        );
    }

    [Fact]
    public async Task Files_that_the_player_does_not_take_are_named_with_the_reason()
    {
        await File.WriteAllBytesAsync(_folder.In("music/empty.mp3"), [], Token);
        await File.WriteAllTextAsync(_folder.In("music/noise.mp3"), "no sound", Token);
        await File.WriteAllTextAsync(_folder.In("music/cover.jpg"), "a picture", Token);
        File.CreateSymbolicLink(_folder.In("music/lost.ogg"), "/nowhere/at/all.ogg");
        Directory.CreateSymbolicLink(_folder.In("music/circle"), _folder.In("music"));
        await ReadAsync(2, atLeast: true);
        await Eventually.TrueAsync(
            async () => (await ReadOnceAsync()).Count >= 2 && _aside.Count > 0,
            "the player has looked at all files, and those that it does not take are set aside"
        );

        Assert.Equal(["empty.mp3", "lost.ogg", "noise.mp3"], _aside.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Contains("empty", _aside.Single(file => file.Name == "empty.mp3").Why, StringComparison.Ordinal);
        Assert.Contains("leads nowhere", _aside.Single(file => file.Name == "lost.ogg").Why, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_player is not null) await _player.DisposeAsync();
        _database.Dispose();
        _folder.Dispose();
    }

    private IReadOnlyList<SetAsideFile> _aside = [];

    private SpeakerSettings Settings => new() { Host = PrivateServer.Host, Port = _player!.Server.Port };

    private async Task StartAsync() => _player ??= await TestServers.PlayerAsync(_folder.In("music"));

    private MpdLibrary Library(int? port = null) => new(
        Settings with
        {
            Port = port ?? _player!.Server.Port,
        },
        new MpdPassword(_player!.Server.UserPassword),
        new MusicSettings { LibraryFolder = _folder.In("music") },
        new CatalogueStore(_database),
        Measured());

    private MeasuredFeatures Measured() => new(
        new AudioFeatureStore(_database, new EarlierFiles("/nowhere", NullLogger<EarlierFiles>.Instance)),
        new MeasuredLoudness(),
        new AnalysisSignal());

    private static async Task<IReadOnlyList<Track>> FirstListAsync(MpdLibrary library)
    {
        await using var reading = library.ReadAsync(Token).GetAsyncEnumerator(Token);
        await reading.MoveNextAsync();
        return reading.Current;
    }

    private async Task<IReadOnlyList<Track>> ReadOnceAsync()
    {
        using var library = Library();
        IReadOnlyList<Track> last = [];
        await foreach (var tracks in library.ReadAsync(Token)) last = tracks;
        _aside = library.Aside;
        return last;
    }

    private async Task<Dictionary<string, Track>> ReadAsync(int count, bool atLeast = false)
    {
        await StartAsync();
        IReadOnlyList<Track> last = [];
        await Eventually.TrueAsync(
            async () => (last = await ReadOnceAsync()).Count is var found && (found == count || (atLeast && found > count)),
            $"the player has found {count} files"
        );
        return last.ToDictionary(track => track.Id);
    }
}
