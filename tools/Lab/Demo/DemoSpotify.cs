using System.Diagnostics;
using System.Text.Json.Nodes;
using Roomtone.Cli.Host;
using Roomtone.Lab.Servers;
using Roomtone.Lab.Spotify;

namespace Roomtone.Lab.Demo;

/// <summary>Spotify for a demo: the stand-in, the owner's tagged tracks, and a login as a person makes it.</summary>
/// <param name="folder">The demo's.</param>
/// <param name="root">The checkout.</param>
/// <param name="time">Its clock.</param>
/// <param name="inPage">Whether the account has no speaker but the page, which really sounds.</param>
internal sealed class DemoSpotify(DemoFolder folder, string root, TimeProvider time, bool inPage = false) : IAsyncDisposable
{
    private static readonly TimeSpan LoginLimit = TimeSpan.FromSeconds(60);

    private readonly int _redirectPort = FreePort.Next();

    public FakeSpotify StandIn { get; } = new(DemoSongs.Tracks, time, inPage ? [] : null);

    public string Address => $"http://{PrivateServer.Host}:{StandIn.Port}";

    private string TracksFile => Path.Combine(folder.Of("spotify"), "tracks.json");

    /// <summary>The agent's section <c>Spotify</c>.</summary>
    public JsonObject Settings => new()
    {
        ["ClientId"] = "standin",
        ["Device"] = inPage ? "" : FakeSpotify.Speaker,
        ["Catalogue"] = TracksFile,
        ["RedirectPort"] = _redirectPort,
        ["Api"] = StandIn.Api,
        ["Accounts"] = StandIn.Accounts,
    };

    /// <summary>Before the agent's settings are read, which name the file of tracks.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(TracksFile, DemoSongs.Catalogue(), cancellationToken);
        await StandIn.StartAsync(cancellationToken);
    }

    /// <summary>Runs <c>spotify login</c> and opens the address that it shows. Also while the agent runs.</summary>
    /// <exception cref="ServerException">It did not log in.</exception>
    public async Task LogInAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LoginLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var command = Process.Start(Command())!;
        try
        {
            if (await AddressAsync(command, both.Token) is { } address) await OpenAsync(address, both.Token);
            await command.WaitForExitAsync(both.Token);
        }
        finally
        {
            if (!command.HasExited) command.Kill();
        }

        if (command.ExitCode != 0)
            throw new ServerException($"The login to the stand-in failed: {await command.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    public ValueTask DisposeAsync() => StandIn.DisposeAsync();

    private ProcessStartInfo Command()
    {
        var agent = Path.Combine(root, "src", "EdgeAgent", "bin", "Release", "net10.0", "Roomtone.EdgeAgent.dll");
        var program = Environment.ProcessPath is { } self && Path.GetFileName(self) == "dotnet" ? self : "dotnet";
        return new ProcessStartInfo(program, [agent, "spotify", "login", "--settings", Path.Combine(folder.Of("agent"), "settings.json")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static async Task<Uri?> AddressAsync(Process command, CancellationToken cancellationToken)
    {
        while (await command.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            if (line.Contains("/authorize?", StringComparison.Ordinal)) return new Uri(line.Trim());
        return null;
    }

    private static async Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(address, cancellationToken);
    }
}
