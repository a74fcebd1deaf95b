using System.Diagnostics;
using Roomtone.Cli.Host;
using Roomtone.Contracts;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Breaks the stand-in for Spotify, and listens to the local player itself, past all that the agent says.</summary>
internal sealed class SpotifyMishaps(Appliance appliance, RoomPage page)
{
    private FakeSpotify Spotify => appliance.Spotify!.StandIn;

    /// <summary>A local track would play to its end first; a person skips it.</summary>
    public async Task UntilSpotifyPlaysAsync()
    {
        var clock = Stopwatch.StartNew();
        while (!Spotify.Player.Sounds)
        {
            Assert.True(clock.Elapsed < Eventually.Limit, $"Spotify plays again; {appliance.Watch.Track?.Notice}");
            if (appliance.Watch.Track is { Notice: null, Track.Provider: "local", State: PlayState.Playing }) await page.PressAsync("skip");
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        await Eventually.TrueAsync(() => appliance.Watch.Track is { Track.Provider: "spotify" }, "the box says that Spotify plays");
    }

    /// <returns>
    /// From the fault until the local player sounds. Spotify counts as silent from the fault on: a speaker of its own may
    /// play on for a while, but nobody can rely on it.
    /// </returns>
    public async Task<TimeSpan> BreakAsync(SpotifyFault fault)
    {
        using var player = await LocalPlayer.ConnectAsync(appliance.Programs.Player);
        Assert.False(await player.SoundsAsync());
        var clock = Stopwatch.StartNew();
        Do(fault);
        while (!await player.SoundsAsync())
        {
            if (clock.Elapsed > Eventually.Limit) return clock.Elapsed;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return clock.Elapsed;
    }

    public async Task HealAsync(SpotifyFault fault)
    {
        Spotify.Faults = new FakeSpotifyFaults();
        Spotify.Device(FakeSpotify.Speaker).IsGone = false;
        if (fault == SpotifyFault.Revoked) await Eventually.TrueAsync(LogsInAsync, "the login works");
    }

    /// <summary>Like a person, who tries again where the machine was too busy for the network's limits.</summary>
    private async Task<bool> LogsInAsync()
    {
        try
        {
            await appliance.Spotify!.LogInAsync(CancellationToken.None);
            return true;
        }
        catch (ServerException)
        {
            return false;
        }
    }

    private void Do(SpotifyFault fault)
    {
        switch (fault)
        {
            case SpotifyFault.Revoked:
                Spotify.Logins.Revoke();
                break;
            case SpotifyFault.Gone:
                Spotify.Device(FakeSpotify.Speaker).IsGone = true;
                break;
            case SpotifyFault.Limited:
                Spotify.Faults = new FakeSpotifyFaults { RetryAfter = 8 };
                break;
            case SpotifyFault.Ill:
                Spotify.Faults = new FakeSpotifyFaults { Status = 503 };
                break;
            default:
                Spotify.Faults = new FakeSpotifyFaults { Cut = true };
                break;
        }
    }
}
