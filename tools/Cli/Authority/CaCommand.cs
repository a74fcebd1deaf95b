using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Cli.Authority;

/// <summary><c>roomtone ca</c>: the private authority of a home or a venue.</summary>
internal sealed class CaCommand(CaOptions options, TimeProvider time, TextWriter output)
{
    /// <summary>The servers that get a certificate.</summary>
    public static readonly IReadOnlyList<string> Servers = ["broker", "database", "dashboard"];

    private static readonly TimeSpan Soon = TimeSpan.FromDays(60);

    private readonly AuthorityFolder _folder = new(options.Folder, time);

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">It cannot be done as asked.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await (options.Action switch
        {
            "make" => MakeAsync(cancellationToken),
            "renew" => RenewAsync(cancellationToken),
            "device" => SignDeviceAsync(cancellationToken),
            _ => Task.CompletedTask,
        });
        Show();
        return 0;
    }

    /// <summary>The machine itself is always among the names.</summary>
    private IReadOnlyList<string> Names() => [.. options.Names.Concat([Dns.GetHostName().ToLowerInvariant(), "localhost", "127.0.0.1"]).Distinct(StringComparer.Ordinal)];

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        using var authority = await _folder.MakeAsync($"Roomtone {Dns.GetHostName()} {time.GetUtcNow():yyyy-MM-dd}", cancellationToken);
        foreach (var server in Servers) await _folder.KeepAsync(server, authority.SignServer(Names()), cancellationToken);
        await output.WriteLineAsync($"Made an authority in {options.Folder}. Keep ca.key safe, best away from this machine: who has it can be any server.");
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        using var authority = _folder.Open();
        foreach (var name in _folder.Signed)
        {
            using var old = _folder.Read(name);
            if (!options.All && old.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime > Soon) continue;
            await _folder.KeepAsync(name, Servers.Contains(name) ? authority.SignServer(Renewed(old)) : authority.SignDevice(name), cancellationToken);
            await output.WriteLineAsync($"Renewed {name}; the earlier one is put aside. Restart what uses it.");
        }
    }

    private async Task SignDeviceAsync(CancellationToken cancellationToken)
    {
        using var authority = _folder.Open();
        await _folder.KeepAsync(options.Device!, authority.SignDevice(options.Device!), cancellationToken);
    }

    /// <summary>New names come to the old ones.</summary>
    private IReadOnlyList<string> Renewed(X509Certificate2 old)
    {
        var extension = old.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        var had = extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()));
        return [.. had.Concat(options.Names).Distinct(StringComparer.Ordinal)];
    }

    private void Show()
    {
        using var authority = _folder.Open();
        output.WriteLine($"ca           until {Day(authority.Certificate)}   fingerprint {authority.Fingerprint}");
        foreach (var name in _folder.Signed)
        {
            using var signed = _folder.Read(name);
            var left = signed.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime;
            output.WriteLine($"{name,-12} until {Day(signed)}{(left < Soon ? "   renew it now: " + RoomtoneProgram.Name + " ca renew" : "")}");
        }
    }

    private static string Day(X509Certificate2 certificate) => certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
