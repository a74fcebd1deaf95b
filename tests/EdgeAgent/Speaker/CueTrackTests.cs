using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker;

/// <summary>The tracks of a cue sheet, as a real MPD lists and plays them.</summary>
public sealed class CueTrackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_track_of_a_sheet_is_heard_from_its_beginning_and_levelled_by_its_own_loudness()
    {
        var token = TestContext.Current.CancellationToken;
        Tones.Make(_folder.In("music/album.flac"), 880, 60);
        await File.WriteAllTextAsync(_folder.In("music/album.cue"), Sheet("album.flac", 0, 20, 40), token);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"));
        using var speaker = new MpdSpeaker(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port },
            new MpdPassword(player.Server.UserPassword),
            new Loudness { ["album.cue/track0002"] = -12 });
        await speaker.ReadAsync(token);
        await speaker.SetVolumeAsync(50, token);
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    await speaker.PlayAsync("album.cue/track0002", TimeSpan.FromSeconds(18), token);
                    return true;
                }
                catch (SpeakerException)
                {
                    return false; // The player finds files by itself; until then it refuses them.
                }
            },
            "the second track plays");

        var state = await speaker.ReadAsync(token);
        Assert.Equal(("album.cue/track0002", TimeSpan.FromSeconds(20)), (state.Track, state.Duration));
        Assert.Equal(PlayState.Playing, state.State);
        Assert.Equal(50, state.VolumePercent);
        using var mixer = new MpdLink(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port }, new MpdPassword(player.Server.UserPassword));
        Assert.Equal(MpdVolume.With(50, -6), (int)(await mixer.AskAsync(token, "status")).Number("volume")!);

        Assert.True(await speaker.FollowWithAsync("album.cue/track0003", token));
        await Eventually.TrueAsync(
            async () => (await speaker.ReadAsync(token)) is { Track: "album.cue/track0003", Fault: null }, "the third track follows");
    }

    public void Dispose() => _folder.Dispose();

    private static string Sheet(string file, params int[] starts) =>
        $"FILE \"{file}\" WAVE\n"
        + string.Concat(starts.Select((start, i) => string.Create(
            CultureInfo.InvariantCulture, $"  TRACK {i + 1:00} AUDIO\n    TITLE \"{i + 1}\"\n    INDEX 01 00:{start:00}:00\n")));

    private sealed class Loudness : Dictionary<string, double>, ILoudness
    {
        public double? Of(string track) => TryGetValue(track, out var loudness) ? loudness : null;
    }
}
