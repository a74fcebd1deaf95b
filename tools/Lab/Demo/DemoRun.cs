using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab.Spotify;

namespace Roomtone.Lab.Demo;

/// <summary><c>./roomtone demo</c>: the whole appliance until Ctrl-C, or for a while and then counted.</summary>
internal sealed class DemoRun(DemoOptions options, string root, TimeProvider time)
{
    private StatusLine? _status;

    /// <returns>The exit code: 0 when all is well.</returns>
    /// <exception cref="ServerException">A server did not start.</exception>
    /// <exception cref="UsageException">Another demo runs.</exception>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var folder = new DemoFolder(Path.Combine(root, ".run"));
        await using var appliance = new Appliance(folder, root, options.Camera, time, Say, options.Tls)
        {
            Spotify = options.SpotifyStandIn ? new DemoSpotify(folder, root, time) : null,
        };
        Say("Starting broker, database, player, agent, CloudSync and dashboard.");
        await appliance.StartAsync(options.Fresh, stopping);
        var course = new DemoScenario(options, appliance, Say, time);
        Welcome(await course.DashboardOpensAsync(stopping), appliance);
        if (appliance.Spotify is { } spotify) TellOf(spotify.StandIn);
        ShowStatusOf(appliance.Watch);
        return await course.FollowAsync(stopping);
    }

    private void Welcome(bool open, Appliance appliance)
    {
        Say(open ? "The dashboard is open:" : "The dashboard is not ready yet; it will be at:");
        Say($"  {appliance.Address}   name: {Appliance.Owner}   password: {appliance.Password}");
        if (appliance.CaFile is { } authority) Say($"  its certificate is of {authority}: trust that in the browser, or pass over the warning");
        Say($"  logs: {appliance.Folder.Root}/*/*.log   {(options.For is { } length ? $"ends by itself after {length.TotalSeconds:0} s" : "end it with Ctrl-C")}");
    }

    private void TellOf(FakeSpotify standIn)
    {
        var address = $"http://127.0.0.1:{standIn.Port}/stand-in";
        Say($"Spotify's stand-in is at {address}/state. Let something go wrong, and look at the dashboard:");
        Say($"  curl -X PUT -H 'Content-Type: application/json' -d '{{\"status\":503}}' {address}/faults     ({{}} heals; cut, refused, retryAfter, noPremium, deaf)");
        Say($"  curl -X POST '{address}/devices/{Uri.EscapeDataString(FakeSpotify.Speaker)}/leave'     (return, sleep, change-id);   {address}/revoke");
    }

    private void ShowStatusOf(RoomObserver watch)
    {
        _status = new StatusLine(watch, Console.Error, inPlace: !Console.IsErrorRedirected);
        watch.Changed += _status.Show;
        _status.Show();
    }

    private void Say(string sentence)
    {
        if (_status is { } status) status.Say(sentence);
        else Console.Error.WriteLine("roomtone: " + sentence);
    }
}
