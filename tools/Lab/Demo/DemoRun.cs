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
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = new DemoFolder(Path.Combine(root, ".run"));
        var spotify = options.Speaker switch
        {
            DemoSpeaker.SpotifyStandIn => new DemoSpotify(folder, root, time),
            DemoSpeaker.Browser when !options.Online => new DemoSpotify(folder, root, time, inPage: true),
            _ => null,
        };
        await using var appliance = new Appliance(folder, root, options.Camera, time, Print, options.Tls)
        {
            Players = options.Speaker == DemoSpeaker.Browser
                ? new DemoPlayers(folder, root, time, spotify?.Address ?? "", options.Online)
                : null,
            Radio = options.Online ? null : new DemoRadio(folder),
            Spotify = spotify,
        };
        Print("Starting broker, database, player, agent, CloudSync and dashboard.");
        await appliance.StartAsync(options.Fresh, cancellationToken);
        var course = new DemoScenario(options, appliance, Print, time);
        Welcome(await course.DashboardOpensAsync(cancellationToken), appliance);
        if (spotify is not null) TellOf(spotify.StandIn);
        ShowStatusOf(appliance.Watch);
        return await course.FollowAsync(cancellationToken);
    }

    private void Welcome(bool open, Appliance appliance)
    {
        Print(open ? "The dashboard is open:" : "The dashboard is not ready yet; it will be at:");
        Print($"  {appliance.Address}   name: {Appliance.Owner}   password: {appliance.Password}");
        if (options.Camera == "browser" || options.Speaker == DemoSpeaker.Browser)
            Print($"  {new Uri(appliance.Address, "listen")}   a page there is the room's {PartsInThePage}: tap Start in it");
        if (appliance.CaFile is { } authority)
            Print($"  its certificate is of {authority}: trust that in the browser, or pass over the warning");
        Print(
            $"  logs: {appliance.Folder.Root}/*/*.log   {(options.For is { } length ? $"ends by itself after {length.TotalSeconds:0} s" : "end it with Ctrl-C")}"
        );
    }

    private string PartsInThePage => (options.Camera == "browser", options.Speaker == DemoSpeaker.Browser) switch
    {
        (true, true) => "camera and its speaker",
        (true, false) => "camera",
        _ => "speaker",
    };

    private void TellOf(FakeSpotify standIn)
    {
        var address = $"http://127.0.0.1:{standIn.Port}/stand-in";
        Print($"Spotify's stand-in is at {address}/state. Let something go wrong, and look at the dashboard:");
        Print(
            $"  curl -X PUT -H 'Content-Type: application/json' -d '{{\"status\":503}}' {address}/faults     ({{}} heals; cut, refused, retryAfter, noPremium, deaf)"
        );
        Print(
            $"  curl -X POST '{address}/devices/{Uri.EscapeDataString(FakeSpotify.Speaker)}/leave'     (return, sleep, change-id);   {address}/revoke"
        );
    }

    private void ShowStatusOf(RoomObserver watch)
    {
        _status = new StatusLine(watch, Console.Error, inPlace: !Console.IsErrorRedirected);
        watch.Changed += _status.Show;
        _status.Show();
    }

    private void Print(string sentence)
    {
        if (_status is { } status) status.Print(sentence);
        else Console.Error.WriteLine("roomtone: " + sentence);
    }
}
