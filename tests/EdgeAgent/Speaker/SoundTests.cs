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

    private static async Task<bool> FollowsAsync(MpdSpeaker speaker, string track)
    {
        try
        {
            return await speaker.FollowWithAsync(track, TestContext.Current.CancellationToken);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            return false; // It reads its folder still.
        }
    }

    [Fact]
    public async Task A_track_follows_another_without_a_gap_and_as_loud_as_it()
    {
        var token = TestContext.Current.CancellationToken;
        Tones.Make(_folder.In("music/loud.flac"), 500, 4);
        Tones.Make(_folder.In("music/quiet.flac"), 1000, 4, 0.2);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        using var speaker = new MpdSpeaker(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port },
            new MpdPassword(player.Server.UserPassword),
            new KnownLoudness { ["loud.flac"] = -18, ["quiet.flac"] = -18 + (20 * Math.Log10(0.2)) });
        using var sound = new FileStream(_folder.In("sound"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await speaker.ReadAsync(token);
        await speaker.SetVolumeAsync(50, token);
        await PlayAsync(speaker, "loud.flac");
        await Eventually.TrueAsync(() => FollowsAsync(speaker, "quiet.flac"), "the player knows the second track too");
        var listening = TakeAsync(sound, seconds: 7);
        await Eventually.TrueAsync(async () => (await speaker.ReadAsync(token)).Track == "quiet.flac", "the second track plays");
        var heard = Left(await listening);

        var levels = heard.Chunk(4410).Select(Level).ToList();
        var (first, second) = (levels.Skip(10).Take(20).Average(), levels.Skip(levels.Count - 15).Take(10).Average());
        TestContext.Current.SendDiagnosticMessage(
            $"gap {LongestSilence(heard) / 44.1:0.0} ms; first {first:0.0} dB, second {second:0.0} dB; unlike for {levels.Skip(10).Count(level => Math.Abs(level - first) > 1)} tenths of a second"
        );
        Assert.True(LongestSilence(heard) < 441, $"There was a gap of {LongestSilence(heard) / 44.1:0} ms.");
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
        await speaker.ReadAsync(token);
        await speaker.SetVolumeAsync(100, token);
        await PlayAsync(speaker, "first.flac", TimeSpan.FromSeconds(18));
        Assert.True(await speaker.FollowWithAsync("second.flac", token));
        var heard = Left(await TakeAsync(sound, seconds: 5));

        var tenths = heard
            .Chunk(Tenth)
            .Where(tenth => tenth.Length == Tenth)
            .Select(tenth => (First: Tones.Loudness(tenth, 500) > Audible, Second: Tones.Loudness(tenth, 1000) > Audible))
            .ToList();
        var together = tenths.Count(tenth => tenth is { First: true, Second: true });
        TestContext.Current.SendDiagnosticMessage(
            $"together for {together / 10.0:0.0} s; longest silence {LongestSilence(heard) / 44.1:0.0} ms"
        );
        Assert.Equal((true, false), tenths[5]);
        Assert.InRange(together, least, most);
        Assert.Equal((false, true), tenths[^3]);
        Assert.True(LongestSilence(heard) < 441, $"There was a silence of {LongestSilence(heard) / 44.1:0} ms.");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<byte[]> TakeAsync(FileStream sound, int seconds)
    {
        var bytes = new byte[44100 * 4 * seconds];
        await sound.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    /// <summary>From the first sound on.</summary>
    private static short[] Left(byte[] stereo)
    {
        var left = new short[stereo.Length / 4];
        for (var i = 0; i < left.Length; i++) left[i] = BitConverter.ToInt16(stereo, 4 * i);
        return [.. left.SkipWhile(sample => Math.Abs(sample) < 20)];
    }

    private static double Level(short[] samples) => 10 * Math.Log10(samples.Average(sample => (double)sample * sample) + 1e-9);

    private static int LongestSilence(short[] samples)
    {
        var (longest, run) = (0, 0);
        foreach (var sample in samples)
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
