using System.Diagnostics;
using Roomtone.Cli.Doctor;
using Roomtone.Cli.Host;
using Roomtone.Lab.Servers;

namespace Roomtone.Lab.Doctor;

/// <summary>Starts a private server in a passing folder: the one sure sign that it would run.</summary>
internal sealed class ServerCheck(string name, string package, Func<string, PrivateServer> make) : ICheck
{
    public string Name => name;

    public static ServerCheck Broker => new("broker", "mosquitto", folder => new PrivateBroker(folder));

    public static ServerCheck Database => new("database", "mariadb-server", folder => new PrivateDatabase(folder));

    public static ServerCheck Player => new("player", "mpd", folder => new PrivatePlayer(folder, Path.Combine(folder, "music")));

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("roomtone-doctor-");
        var clock = Stopwatch.StartNew();
        try
        {
            await using var server = make(folder.FullName);
            await server.StartAsync(cancellationToken);
            return Finding.Well($"A private one starts and answers within {clock.Elapsed.TotalSeconds:0.0} s.");
        }
        catch (ServerException e)
        {
            return Finding.Fault(e.Message, $"sudo apt-get install --reinstall {package}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
