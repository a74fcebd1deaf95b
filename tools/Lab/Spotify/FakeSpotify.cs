using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Roomtone.Lab.Servers;

namespace Roomtone.Lab.Spotify;

/// <summary>
/// Behaves towards a client as Spotify's login and Web API do, on a port of 127.0.0.1: PKCE, tokens that end, rate
/// limits, devices that sleep and change their ids, commands in the wrong order, and faults that can be switched on.
/// It makes no sound; it knows when a speaker of its would.
/// </summary>
public sealed class FakeSpotify : IAsyncDisposable
{
    public const string Speaker = "Living room";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();
    private ImmutableList<FakeSpotifyDevice> _devices;

    /// <param name="tracks">What it has.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="devices">Null: a speaker and a phone.</param>
    public FakeSpotify(IReadOnlyList<FakeSpotifyTrack> tracks, TimeProvider? time = null, IEnumerable<FakeSpotifyDevice>? devices = null)
    {
        var clock = time ?? TimeProvider.System;
        Tracks = tracks;
        _devices = [.. devices ?? [new(Speaker), new("Phone")]];
        Player = new FakeSpotifyPlayer(clock);
        Logins = new FakeSpotifyLogins(clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{PrivateServer.Host}:{Port}");
        _app = builder.Build();
        var gate = new FakeSpotifyGate(this, clock);
        _app.Use(next => context => gate.PassAsync(context, next));
        _app.UseRouting();
        new FakeSpotifyApi(this).Map(_app);
        FakeSpotifyAccounts.Map(_app, this);
        new FakeSpotifyWebPlayers(this, clock).Map(_app);
        FakeSpotifyControl.Map(_app, this);
    }

    public int Port { get; } = FreePort.Next();

    /// <summary>For <c>Spotify:Api</c>.</summary>
    public string Api => $"http://{PrivateServer.Host}:{Port}/v1/";

    /// <summary>For <c>Spotify:Accounts</c>.</summary>
    public string Accounts => $"http://{PrivateServer.Host}:{Port}/accounts/";

    public IReadOnlyList<FakeSpotifyTrack> Tracks { get; }

    public IReadOnlyList<FakeSpotifyDevice> Devices => _devices;

    public FakeSpotifyPlayer Player { get; }

    public FakeSpotifyLogins Logins { get; }

    public FakeSpotifyFaults Faults { get; set; } = new();

    /// <summary>How many requests of the Web API it takes in 30 s.</summary>
    public int RequestsPerHalfMinute { get; set; } = 180;

    public Dictionary<string, List<FakeSpotifyTrack>> Playlists { get; } = [];

    /// <summary>Playlists that it has and fails to give: 503.</summary>
    public HashSet<string> IllPlaylists { get; } = [];

    /// <summary>Saved to the account's library.</summary>
    public HashSet<string> Saved { get; } = [];

    /// <summary>What was asked of the Web API, e.g. <c>GET /v1/me/player</c>, in order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    internal ConcurrentQueue<string> Queue { get; } = new();

    public Task StartAsync(CancellationToken cancellationToken = default) => _app.StartAsync(cancellationToken);

    public FakeSpotifyTrack? Find(string? uri) => Tracks.FirstOrDefault(track => track.Uri == uri);

    public FakeSpotifyDevice Device(string name) => Devices.Single(device => device.Name == name);

    public async ValueTask DisposeAsync()
    {
        Faults = new FakeSpotifyFaults();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    public void Add(FakeSpotifyDevice device) => ImmutableInterlocked.Update(ref _devices, devices => devices.Add(device));

    internal void Count(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)) _asked.Enqueue($"{request.Method} {request.Path}");
    }

    internal void Next(FakeSpotifyDevice device)
    {
        if (Queue.TryDequeue(out var uri) && Find(uri) is { } track) Player.Play(device, track, TimeSpan.Zero);
        else Player.Pause();
    }
}
