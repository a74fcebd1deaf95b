using System.CommandLine;
using System.CommandLine.Parsing;
using Roomtone.Cli.CommandLine;
using Roomtone.Cli.Host;
using Roomtone.Contracts;
using SyntaxCommand = System.CommandLine.Command;

namespace Roomtone.Cli.Authority;

/// <summary><c>roomtone ca</c> on the command line.</summary>
internal sealed class CaSyntax : CommandSyntax<CaOptions>
{
    private readonly string _folder;

    private readonly Option<string?> _in = CommandOption.Path("--folder", "DIR", "Where the authority is.");

    private readonly Option<string[]> _for = CommandOption.Of("--for", "NAME[,NAME…]", "Names and addresses under which the servers are reached.", Array.Empty<string>(), NamesFrom);

    private readonly Option<bool> _all = CommandOption.Flag("--all", "Also what does not end soon.");

    private readonly Argument<string> _device = new("ID")
    {
        Description = "the id of the device: 1 to 64 of a-z, 0-9, - and _.",
        CustomParser = DeviceFrom,
    };

    /// <param name="folder">Where the authority is when the line does not say it.</param>
    public CaSyntax(string folder)
        : base("ca", "The private authority of a home or a venue: certificates for broker, database, dashboard and devices.")
    {
        _folder = folder;
        Add(new SyntaxCommand("make", "Makes an authority and certificates for the servers.") { _for, _in });
        Add(new SyntaxCommand("renew", "Renews what ends within 60 days; earlier certificates are put aside.") { _all, _for, _in });
        Add(new SyntaxCommand("device", "Signs a certificate for a device.") { _device, _in });
        Add(new SyntaxCommand("show", "Shows what was signed and when it ends.") { _in });
    }

    public override string Allowed => $"Use: {RoomtoneProgram.Name} ca make --for NAME[,NAME…] | renew [--all] | device ID | show, each with --folder DIR.";

    protected override CaOptions Read(ParseResult line)
    {
        var action = line.CommandResult.Command.Name;
        return new(action, line.GetValue(_in) ?? _folder, line.GetValue(_for) ?? [], action == "device" ? line.GetValue(_device) : null, line.GetValue(_all));
    }

    private static string DeviceFrom(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: var device }] && DeviceId.IsValid(device)) return device;
        result.AddError("ca device needs the id of the device: 1 to 64 of a-z, 0-9, - and _.");
        return "";
    }

    private static string[] NamesFrom(string value, ArgumentResult result)
    {
        var names = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = names.FirstOrDefault(name => Uri.CheckHostName(name) == UriHostNameType.Unknown);
        if (wrong is not null) result.AddError($"'{wrong}' is neither a DNS name nor an address. Give --for with names such as roomtone.local,192.168.1.20.");
        return names;
    }
}
