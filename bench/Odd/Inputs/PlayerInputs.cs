using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Odd.Bench.Boxes;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>What a player answers: its list of files, their tags, its state, its playlists.</summary>
internal sealed class PlayerInputs(string folder) : IInputKind
{
    public static readonly byte[] Good = """
        OK MPD 0.23.5
        > find
        file: a/one.flac
        Last-Modified: 2026-01-05T12:00:00Z
        Format: 44100:16:2
        Title: One
        Artist: Anna
        Artist: Bob
        Album: First
        Genre: Jazz
        Genre: Soul
        Date: 1999-01-01
        OriginalDate: 1970
        Time: 180
        duration: 180.123
        file: a/two.mp3
        Last-Modified: 2026-01-05T12:00:00Z
        Title: Two
        Artist: AC/DC
        AlbumArtist: AC/DC
        Track: 1
        duration: 61.5
        file: b/disc.cue/track0001
        Range: 0.000-61.000
        Title: Three
        duration: 61.000
        OK
        > readcomments
        LANGUAGE: eng
        MOOD: happy
        BPM: 120
        ENERGY: 0.7
        ISRC: DEUM71807062
        ITUNESADVISORY: 1
        rating: 4
        OK
        > listplaylist
        file: a/one.flac
        OK
        > status
        volume: 60
        repeat: 0
        state: play
        song: 0
        songid: 1
        playlistlength: 2
        elapsed: 12.345
        duration: 180.123
        audio: 44100:16:2
        OK
        > currentsong
        file: a/one.flac
        Title: One
        Pos: 0
        Id: 1
        OK
        > addid
        Id: 1
        OK
        > update
        updating_db: 1
        OK
        > stats
        artists: 2
        songs: 3
        db_update: 1767614400
        OK

        """u8.ToArray();

    private readonly OddPlayer _player = new();
    private int _number;

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>([Good]);

    public byte[] Mutate(byte[] input, Random random) => LineMutator.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        _player.Answer(input);
        var state = Path.Combine(folder, $"state-{_number++}");
        try
        {
            await using var box = Box.Build(state, replace: null, Settings);
            await ListAsync(box);
            await PlayAsync(box.Services.GetRequiredService<MpdSpeaker>());
        }
        finally
        {
            if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
        }
    }

    public ValueTask DisposeAsync() => _player.DisposeAsync();

    private (string, string)[] Settings =>
        [
            ("Speaker:Host", "127.0.0.1"),
            ("Speaker:Port", _player.Port.ToString(CultureInfo.InvariantCulture)),
            ("Speaker:AnswerWithin", "00:00:01"),
            ("Music:LibraryFolder", folder),
            .. _number % 5 == 0 ? [("Music:Playlists:0", "mine")] : Array.Empty<(string, string)>(),
        ];

    /// <summary>The reader of the library goes on until it waits for changes, or has said what keeps it.</summary>
    private async Task ListAsync(Box box)
    {
        var reader = box.Services.GetServices<IHostedService>().OfType<LibraryReader>().Single();
        await reader.StartAsync(CancellationToken.None);
        while (_player.Asked("idle") == 0 && box.Said.Count(nameof(LibraryReader)) == 0)
        {
            if (reader.ExecuteTask is { IsCompleted: true } ended)
            {
                await ended;
                throw new InvalidOperationException("The reader of the library has ended.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        await reader.StopAsync(CancellationToken.None);
        if (reader.ExecuteTask is { IsFaulted: true } fault) await fault;
    }

    /// <summary>All that a speaker may throw is a <see cref="SpeakerException"/>.</summary>
    private static async Task PlayAsync(MpdSpeaker speaker)
    {
        Func<Task>[] asks =
        [
            () => speaker.ReadAsync(CancellationToken.None),
            () => speaker.PlayAsync("a/one.flac", TimeSpan.FromSeconds(3), CancellationToken.None),
            () => speaker.FollowWithAsync("a/two.mp3", CancellationToken.None),
            () => speaker.SetVolumeAsync(50, CancellationToken.None),
        ];
        foreach (var ask in asks)
        {
            try
            {
                await ask();
            }
            catch (SpeakerException)
            {
                // Said, and tried again later.
            }
        }
    }
}
