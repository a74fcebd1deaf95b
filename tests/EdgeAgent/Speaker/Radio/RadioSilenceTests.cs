using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Speaker.Spotify;
using Roomtone.Lab.Radio;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Radio;

/// <summary>What a room hears of a station that misbehaves: the whole playback, a real MPD, its samples, in real time.</summary>
public sealed class RadioSilenceTests(ITestOutputHelper output) : IAsyncDisposable, IEventLog, ILiveState
{
    /// <summary>It is 4 s and a poll; a busy machine takes longer. What holds for files, 15 s, would not do.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(12);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<TrackEvent> _tracks = new();
    private TestServer<PrivatePlayer>? _player;
    private IcecastStream? _station;
    private Microphone? _microphone;
    private IHost? _host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Story => string.Join(", ", _tracks.Select(track => $"{track.What} {track.Provider} {track.Title}: {track.Why}"));

    void IEventLog.Append<T>(string type, T data)
    {
        if (data is TrackEvent track) _tracks.Enqueue(track);
    }

    void ILiveState.Show<T>(string kind, T state)
    {
        // Only what is heard counts here.
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.StopAsync();
        _host?.Dispose();
        _microphone?.Dispose();
        if (_station is not null) await _station.DisposeAsync();
        if (_player is not null) await _player.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_station_that_stalls_is_left_and_the_library_sounds()
    {
        var station = await StationAsync();
        await StartAsync(station.At("live"));
        await HeardAsync(MusicSources.Radio);

        station.IsStalled = true;

        await LibrarySoundsAsync();
        Assert.Contains(_tracks, track => track is { What: TrackHappening.Failed, Provider: MusicSources.Radio, Why: "The sound stood still for 4 s." });
    }

    [Fact]
    public async Task A_station_that_breaks_off_is_left_and_the_library_sounds()
    {
        var station = await StationAsync();
        await StartAsync(station.At("live"));
        await HeardAsync(MusicSources.Radio);

        station.BreakOff();

        await LibrarySoundsAsync();
    }

    [Theory]
    [InlineData("sound.ogg", "libvorbis")]
    [InlineData("sound.aac", "aac")]
    [InlineData("noise", "")]
    public async Task A_station_that_goes_on_in_another_format_does_not_leave_the_room_silent(string file, string codec)
    {
        var station = await StationAsync();
        await StartAsync(station.At("live"));
        await HeardAsync(MusicSources.Radio);
        output.WriteLine($"to {codec}");
        if (codec.Length > 0) Tones.Make(_folder.In(file), 660, 20);
        _microphone!.Forget();

        station.Sound = codec.Length > 0 ? await File.ReadAllBytesAsync(_folder.In(file), Token) : Noise();

        await LibrarySoundsAsync();
    }

    [Fact]
    public async Task A_live_stream_in_pieces_sounds()
    {
        await using var hls = await HlsStream.StartAsync(_folder.In("hls"), 660);
        var clock = Stopwatch.StartNew();
        await StartAsync(hls.Address);

        await HeardAsync(MusicSources.Radio);
        output.WriteLine($"HLS sounds {clock.Elapsed.TotalSeconds:0.0} s after the start of the whole playback");
        _microphone!.Forget();
        await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System, Token); // Longer than what the player had of it at the start.
        await Eventually.TrueAsync(() => _microphone.QuietFor < TimeSpan.FromSeconds(1), $"it goes on: {Story}");

        Assert.DoesNotContain(_tracks, track => track.What != TrackHappening.Started);
    }

    private static byte[] Noise()
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private async Task<IcecastStream> StationAsync()
    {
        Tones.Make(_folder.In("sound.mp3"), 440, 20);
        return _station = new IcecastStream(await File.ReadAllBytesAsync(_folder.In("sound.mp3"), Token), "Ann - One", bytesASecond: 8_000);
    }

    /// <summary>A room with one station, and a library behind it.</summary>
    private async Task StartAsync(string station)
    {
        Tones.Make(_folder.In("music/a.flac"), 440, 60, "title=A");
        Tones.Make(_folder.In("music/b.flac"), 550, 60, "title=B");
        _player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        _microphone = new Microphone(_folder.In("sound"));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([
            new("Speaker:Port", $"{_player.Server.Port}"),
            new("Music:LibraryFolder", _player.Server.MusicFolder),
            new("Radio:AsksDirectory", "false"),
        ]);
        builder.Services.AddSingleton<IEventLog>(this).AddSingleton<ILiveState>(this);
        builder.Services.AddSpeaker(builder.Configuration).AddMusic(builder.Configuration, _folder.In("state"));
        builder.Services.AddSingleton(new MpdPassword(_player.Server.UserPassword));
        _host = builder.Build();
        var settings = new RoomSettings { Sources = ["radio", "library"], Stations = [new(station, "The station")] };
        _host.Services.GetRequiredService<SourceOrder>().Apply(settings);
        _host.Services.GetRequiredService<StationList>().Apply(settings);
        await _host.StartAsync(Token);
    }

    /// <summary>Waits until what this provider plays is heard.</summary>
    private async Task HeardAsync(string provider)
    {
        await Eventually.TrueAsync(
            () => _tracks.LastOrDefault(track => track.What == TrackHappening.Started)?.Provider == provider, $"{provider} plays: {Story}");
        _microphone!.Forget();
        await Eventually.TrueAsync(() => _microphone.HeardAfter is not null, $"{provider} is heard: {Story}");
        _microphone.Forget();
    }

    private async Task LibrarySoundsAsync()
    {
        await Eventually.TrueAsync(
            () => _tracks.LastOrDefault(track => track.What == TrackHappening.Started)?.Provider == "local", $"the library plays: {Story}");
        await Eventually.TrueAsync(() => _microphone!.QuietFor < TimeSpan.FromSeconds(0.3), $"it is heard: {Story}");
        var silence = _microphone!.LongestQuiet;
        output.WriteLine($"silent for {silence.TotalSeconds:0.0} s; {Story}");
        Assert.True(silence < LongestSilence, $"The room was silent for {silence.TotalSeconds:0.0} s: {Story}");
    }
}
