using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

/// <summary>The hosted services as the agent runs them, against a real MPD in real time.</summary>
public sealed class MpdPlaybackTests : IAsyncDisposable, IEventLog, ILiveState
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<TrackEvent> _tracks = new();
    private volatile LiveTrack? _live;
    private IHost? _host;

    private IEnumerable<string> Story => _tracks.Select(track => $"{track.What} {track.Id}");

    [Fact]
    public async Task Music_goes_on_over_the_end_of_a_track_and_the_death_of_the_player()
    {
        var token = TestContext.Current.CancellationToken;
        Tones.Make(_folder.In("music/a.flac"), 440, 1.5, "title=A");
        Tones.Make(_folder.In("music/b.flac"), 440, 1.5, "title=B");
        await using var player = await TestServers.PlayerAsync(_folder.In("music"));
        await StartAsync(player.Server);

        await Eventually.TrueAsync(() => _tracks.Count >= 3, "a track was played to its end and another one started");
        Assert.Equal(2, _tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id).Distinct().Count());
        Assert.Equal(TrackHappening.Finished, _tracks.ElementAt(1).What);

        await player.Server.KillAsync();
        await Eventually.TrueAsync(() => _live!.State == PlayState.Stopped, "the live view says that nothing sounds");
        Assert.Contains("Start mpd", _live!.Why, StringComparison.Ordinal);

        await player.Server.StartAsync(token);
        var before = _tracks.Count;
        await Eventually.TrueAsync(() => _live!.State == PlayState.Playing && _tracks.Count > before + 1, "the music goes on");
        Assert.DoesNotContain(_tracks, track => track.What == TrackHappening.Failed);
    }

    [Fact]
    public async Task A_file_that_vanishes_while_the_music_plays_is_passed_over()
    {
        Tones.Make(_folder.In("music/a.flac"), 440, 1.5, "title=A");
        Tones.Make(_folder.In("music/b.flac"), 440, 1.5, "title=B");
        await File.WriteAllBytesAsync(
            _folder.In("music/c.flac"),
            (await File.ReadAllBytesAsync(_folder.In("music/a.flac"), TestContext.Current.CancellationToken))[..9000],
            TestContext.Current.CancellationToken
        );
        await using var player = await TestServers.PlayerAsync(_folder.In("music"));
        await StartAsync(player.Server);

        await Eventually.TrueAsync(
            () => _tracks.Count(track => track.What == TrackHappening.Finished) >= 3,
            $"music goes on with a broken file in the library: {string.Join(", ", Story)}"
        );
    }

    [Fact]
    public async Task A_download_that_broke_off_at_a_sixth_is_not_heard_to_its_end()
    {
        Tones.Make(_folder.In("music/well.flac"), 440, 1.5, "title=Well");
        Tones.Make(_folder.In("whole.mp3"), 440, 18, "title=Cut");
        var whole = await File.ReadAllBytesAsync(_folder.In("whole.mp3"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_folder.In("music/cut.mp3"), whole[..(whole.Length / 6)], TestContext.Current.CancellationToken);
        await using var player = await TestServers.PlayerAsync(_folder.In("music"));
        await StartAsync(player.Server);

        await Eventually.TrueAsync(
            () => _tracks.Any(track => track.Id == "cut.mp3" && track.What != TrackHappening.Started),
            $"the cut track is over: {string.Join(", ", Story)}"
        );
        var end = _tracks.First(track => track.Id == "cut.mp3" && track.What != TrackHappening.Started);
        Assert.Equal(TrackHappening.Failed, end.What);
        Assert.InRange(end.Heard!.Value, 0, 0.5);
        await Eventually.TrueAsync(() => _tracks.Any(track => track.What == TrackHappening.Finished), "the other one plays to its end");
    }

    void IEventLog.Append<T>(string type, T data)
    {
        if (data is TrackEvent track) _tracks.Enqueue(track);
    }

    void ILiveState.Show<T>(string kind, T state) => _live = state as LiveTrack ?? _live;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.StopAsync();
        _host?.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync(PrivatePlayer player)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([
            new("Speaker:Port", $"{player.Port}"),
            new("Music:LibraryFolder", player.MusicFolder),
        ]);
        builder.Services.AddSingleton<IEventLog>(this).AddSingleton<ILiveState>(this);
        builder.Services.AddSpeaker(builder.Configuration).AddMusic(builder.Configuration, _folder.In("state"));
        builder.Services.AddSingleton(new MpdPassword(player.UserPassword));
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }
}
