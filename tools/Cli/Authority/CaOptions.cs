using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.Cli.Authority;

/// <summary>What was asked of <c>./roomtone ca</c>.</summary>
/// <param name="Action"><c>make</c>, <c>renew</c>, <c>device</c> or <c>show</c>.</param>
/// <param name="Folder">Where the authority is.</param>
/// <param name="Names">Names and addresses under which the servers are reached.</param>
/// <param name="Device">Whose certificate to sign.</param>
/// <param name="All">Whether to renew also what lasts for long.</param>
internal sealed record CaOptions(string Action, string Folder, IReadOnlyList<string> Names, string? Device = null, bool All = false)
{
    private const string Usage = "Use: ./roomtone ca make --for NAME[,NAME…] | renew [--all] | device ID | show, each with --folder DIR.";

    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public static CaOptions Parse(IEnumerable<string> arguments, string folder)
    {
        var rest = new Arguments(arguments);
        var options = new CaOptions(rest.Next(out var action) ? action : "", folder, []);
        if (action is not ("make" or "renew" or "device" or "show")) throw new UsageException(Usage);
        if (action == "device") options = options with { Device = DeviceFrom(rest) };
        while (rest.Next(out var argument))
        {
            options = argument switch
            {
                "--folder" => options with { Folder = rest.Path() },
                "--for" => options with { Names = NamesFrom(rest.Value()) },
                "--all" => options with { All = true },
                _ => throw new UsageException($"ca does not know '{argument}'. {Usage}"),
            };
        }

        return options;
    }

    private static string DeviceFrom(Arguments rest) =>
        rest.Next(out var device) && DeviceId.IsValid(device) ? device : throw new UsageException("ca device needs the id of the device: 1 to 64 of a-z, 0-9, - and _.");

    private static string[] NamesFrom(string value)
    {
        var names = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = names.FirstOrDefault(name => Uri.CheckHostName(name) == UriHostNameType.Unknown);
        return wrong is null ? names : throw new UsageException($"'{wrong}' is neither a DNS name nor an address. Give --for with names such as roomtone.local,192.168.1.20.");
    }
}
