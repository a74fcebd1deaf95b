using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.Lab.Radio;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Radio;

/// <summary>Against a real MPD and a stream as Icecast sends it.</summary>
public sealed class RadioSpeakerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_station_behind_lists_sounds_under_its_own_id_and_tells_its_titles()
    {
        Tones.Make(_folder.In("sound.mp3"), 440, 20);
        Directory.CreateDirectory(_folder.In("music"));
        await using var station = new IcecastStream(await File.ReadAllBytesAsync(_folder.In("sound.mp3"), Token), "Ann - One", bytesASecond: 8_000);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"));
        using var speaker = new MpdSpeaker(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port },
            new MpdPassword(player.Server.UserPassword),
            stations: new StationAddress(_http, TimeProvider.System)
        );
        var id = $"radio:{station.At("list.pls")}";

        await speaker.PlayAsync(id, TimeSpan.FromMinutes(5), Token); // A station has no middle to begin in.

        await BecomesAsync(speaker, state => state.State == PlayState.Playing && state.Track == id && state.StreamTitle == "Ann - One");
        station.Title = "Bob - Two";
        await BecomesAsync(speaker, state => state.Track == id && state.StreamTitle == "Bob - Two");
    }

    [Fact]
    public async Task A_station_that_is_not_there_is_that_tracks_fault()
    {
        Directory.CreateDirectory(_folder.In("music"));
        await using var player = await TestServers.PlayerAsync(_folder.In("music"));
        using var speaker = new MpdSpeaker(
            new SpeakerSettings { Host = PrivateServer.Host, Port = player.Server.Port },
            new MpdPassword(player.Server.UserPassword),
            stations: new StationAddress(_http, TimeProvider.System)
        );

        var fault = await Assert.ThrowsAsync<SpeakerException>(() =>
            speaker.PlayAsync("radio:http://127.0.0.1:1/x.pls", TimeSpan.Zero, Token)
        );

        Assert.Equal(SpeakerFault.Track, fault.Fault);
        Assert.StartsWith("The station at 127.0.0.1 has no stream: ", fault.Message, StringComparison.Ordinal);
    }

    private static Task BecomesAsync(MpdSpeaker speaker, Func<SpeakerState, bool> condition) =>
        Eventually.TrueAsync(async () => condition(await speaker.ReadAsync(Token)), "the player says so");
}
