using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.FrontDoor.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker;

/// <summary>What a room would really hear: the samples that MPD puts out.</summary>
public sealed class SoundTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_asked_track_is_heard_at_the_asked_volume_and_silence_follows_a_pause()
    {
        var token = TestContext.Current.CancellationToken;
        Tones.Make(_folder.In("music/low.flac"), 440, 30);
        Tones.Make(_folder.In("music/high.flac"), 880, 30);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        using var speaker = new MpdSpeaker(new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port }, new MpdPassword(player.Server.UserPassword));
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

    public void Dispose() => _folder.Dispose();

    /// <summary>The player finds files by itself; until then it refuses them.</summary>
    private static Task PlayAsync(MpdSpeaker speaker, string track) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                await speaker.PlayAsync(track, TimeSpan.Zero, TestContext.Current.CancellationToken);
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
