using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Cli.Broker;

/// <summary>
/// <c>roomtone broker-access FILE</c>: the first state of mosquitto's dynamic security for a broker of one's own, with
/// the users of the services; devices come by joining.
/// </summary>
internal sealed class BrokerAccessCommand(string file, TextWriter output)
{
    private static readonly string[] Users = [ServiceUsers.CloudSync, ServiceUsers.Dashboard, ServiceUsers.Control];

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The file is there already.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(file)) throw new UsageException($"{file} is there already: the broker keeps its devices in it, so it is not replaced.");
        var passwords = Users.ToDictionary(user => user, _ => Password.Generate());
        await PrivateFile.WriteAsync(file, ManagedAccess.FirstState(passwords), cancellationToken);
        await output.WriteLineAsync($"Wrote {file}. Give it to the broker's user (chown mosquitto: {file}); the passwords are shown this once:");
        foreach (var (user, password) in passwords) await output.WriteLineAsync($"  {user,-10} {password}");
        return 0;
    }
}
