using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker;

/// <summary>What a room would really hear: the samples that MPD puts out.</summary>
public sealed class SoundTests : IDisposable
{
    /// <summary>Samples of a tenth of a second.</summary>
    private const int Tenth = 4410;

    /// <summary>Of a tone's full 4096.</summary>
    private const double Audible = 80;

    /// <summary>Tenths of the second track that are listened to.</summary>
    private const int Alone = 20;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_asked_track_is_heard_at_the_asked_volume_and_silence_follows_a_pause()
    {
        var token = TestContext.Current.CancellationToken;
        Tones.Make(_folder.In("music/low.flac"), 440, 30);
        Tones.Make(_folder.In("music/high.flac"), 880, 30);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        using var speaker = new MpdSpeaker(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port },
            new MpdPassword(player.Server.UserPassword)
        );
        using var sound = new FileStream(_folder.In("sound"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await speaker.SetVolumeAsync(100, token);
        await PlayAsync(speaker, "low.flac");
        var (lowPitch, loud) = await HearAsync(sound);
        await PlayAsync(speaker, "high.flac");
        var (highPitch, _) = await HearAsync(sound);
        await speaker.SetVolumeAsync(30, token);
        var (_, quiet) = await HearAsync(sound, skip: 100_000);

        Assert.InRange(lowPitch, 430, 450);
        Assert.InRange(highPitch, 865, 895);
        Assert.True(loud > 1000 && quiet < loud / 2, $"loud {loud:0}, quiet {quiet:0}");

        await speaker.PauseAsync(token);
        Assert.Equal(PlayState.Paused, (await speaker.ReadAsync(token)).State);
    }

    [Fact]
    public async Task A_track_follows_another_without_a_gap_and_as_loud_as_it()
    {
        var token = TestContext.Current.CancellationToken;
        Tones.Make(_folder.In("music/loud.flac"), 500, 4);
        Tones.Make(_folder.In("music/quiet.flac"), 1000, 30, 0.2);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        using var speaker = new MpdSpeaker(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port },
            new MpdPassword(player.Server.UserPassword),
            new KnownLoudness { ["loud.flac"] = -18, ["quiet.flac"] = -18 + (20 * Math.Log10(0.2)) });
        using var sound = new FileStream(_folder.In("sound"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await speaker.SetVolumeAsync(50, token);
        await PlayAsync(speaker, "quiet.flac"); // It knows both then.
        var levelled = new TaskCompletionSource();
        var listening = HearChangeAsync(sound, 500, 1000, levelled.Task);
        await PlayAsync(speaker, "loud.flac");
        Assert.True(await speaker.FollowWithAsync("quiet.flac", token));
        await Eventually.TrueAsync(async () => (await speaker.ReadAsync(token)).Track == "quiet.flac", "the second track plays");
        levelled.SetResult();
        var heard = await listening;

        var (first, second) = (Level(heard, 500), Level(heard.TakeLast(Alone / 2), 1000));
        var silence = LongestSilence(heard);
        TestContext.Current.SendDiagnosticMessage($"gap {silence / 44.1:0.0} ms; first {first:0.0} dB, second {second:0.0} dB");
        Assert.True(silence < 441, $"There was a gap of {silence / 44.1:0} ms.");
        Assert.Equal(first, second, 1.0);
        Assert.Equal(50, (await speaker.ReadAsync(token)).VolumePercent);
    }

    [Theory]
    [InlineData(2, 12, 22)]
    [InlineData(0, 0, 1)]
    public async Task Two_tracks_are_heard_together_for_the_seconds_of_the_crossfade_and_without_one_not_at_all(
        int crossfade,
        int least,
        int most
    )
    {
        var token = TestContext.Current.CancellationToken;
        // MPD fades no track of less than 20 s (MIN_TOTAL_TIME in its CrossFade.cxx), so the last seconds are listened to.
        Tones.Make(_folder.In("music/first.flac"), 500, 22);
        Tones.Make(_folder.In("music/second.flac"), 1000, 22);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        using var speaker = new MpdSpeaker(
            new SpeakerSettings
            {
                Host = PrivateServer.Host,
                Port = player.Server.Port,
                CrossfadeSeconds = crossfade,
            },
            new MpdPassword(player.Server.UserPassword)
        );
        using var sound = new FileStream(_folder.In("sound"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await speaker.SetVolumeAsync(100, token);
        await PlayAsync(speaker, "second.flac"); // It knows both then.
        var listening = HearChangeAsync(sound, 500, 1000, Task.CompletedTask);
        await PlayAsync(speaker, "first.flac", TimeSpan.FromSeconds(18));
        Assert.True(await speaker.FollowWithAsync("second.flac", token));
        var heard = await listening;

        var together = heard.Count(tenth => Sounds(tenth, 500) && Sounds(tenth, 1000));
        var silence = LongestSilence(heard);
        TestContext.Current.SendDiagnosticMessage($"together for {together / 10.0:0.0} s; longest silence {silence / 44.1:0.0} ms");
        Assert.InRange(together, least, most);
        Assert.True(silence < 441, $"There was a silence of {silence / 44.1:0} ms.");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The left channel in tenths of a second, from where the first tone sounds alone until the second has done so for a while
    /// after the level is set; what is in the pipe from before is left out.
    /// </summary>
    private static async Task<List<short[]>> HearChangeAsync(FileStream sound, double first, double second, Task levelled)
    {
        List<short[]> heard = [];
        var alone = 0;
        while (alone < Alone)
        {
            var tenth = await TakeTenthAsync(sound);
            if (heard.Count == 0 && (!Sounds(tenth, first) || Sounds(tenth, second))) continue;
            heard.Add(tenth);
            alone = levelled.IsCompleted && Sounds(tenth, second) && !Sounds(tenth, first) ? alone + 1 : 0;
        }

        return heard;
    }

    private static async Task<short[]> TakeTenthAsync(FileStream sound)
    {
        var stereo = new byte[Tenth * 4];
        await sound.ReadExactlyAsync(stereo, TestContext.Current.CancellationToken);
        return [.. Enumerable.Range(0, Tenth).Select(i => BitConverter.ToInt16(stereo, 4 * i))];
    }

    private static bool Sounds(short[] tenth, double hertz) => Tones.Loudness(tenth, hertz) > Audible;

    /// <summary>The median in dB of the tenths in which the tone sounds: the change from one to the other falls in one of them.</summary>
    private static double Level(IEnumerable<short[]> heard, double hertz)
    {
        List<double> levels =
        [
            .. heard.Where(tenth => Sounds(tenth, hertz))
                .Select(tenth => 10 * Math.Log10(tenth.Average(sample => (double)sample * sample) + 1e-9))
                .Order(),
        ];
        return levels[levels.Count / 2];
    }

    /// <summary>In samples.</summary>
    private static int LongestSilence(List<short[]> heard)
    {
        var (longest, run) = (0, 0);
        foreach (var sample in heard.SelectMany(tenth => tenth))
        {
            run = Math.Abs(sample) < 3 ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private sealed class KnownLoudness : Dictionary<string, double>, ILoudness
    {
        public double? Of(string track) => TryGetValue(track, out var loudness) ? loudness : null;
    }

    /// <summary>The player finds files by itself; until then it refuses them.</summary>
    private static Task PlayAsync(MpdSpeaker speaker, string track, TimeSpan from = default) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                await speaker.PlayAsync(track, from, TestContext.Current.CancellationToken);
                return true;
            }
            catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
            {
                return false;
            }
        },
        $"{track} plays");

    /// <summary>Pitch and mean loudness of half a second, after leaving out what was in the pipe before.</summary>
    private static async Task<(double Hertz, double Loudness)> HearAsync(FileStream sound, int skip = 70_000)
    {
        var half = new byte[44100 * 2];
        await sound.ReadExactlyAsync(new byte[skip], TestContext.Current.CancellationToken);
        await sound.ReadExactlyAsync(half, TestContext.Current.CancellationToken);
        var loudness = Enumerable.Range(0, half.Length / 2).Average(i => Math.Abs((double)BitConverter.ToInt16(half, 2 * i)));
        return (Tones.Pitch(half), loudness);
    }
}
