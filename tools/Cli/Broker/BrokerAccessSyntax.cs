using System.CommandLine;
using Roomtone.Cli.CommandLine;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.Broker;

/// <summary><c>roomtone broker-access</c> on the command line; its one option is the file.</summary>
internal sealed class BrokerAccessSyntax : CommandSyntax<string>
{
    private readonly Argument<string> _file = new("FILE") { Description = $"a file: {RoomtoneProgram.Name} broker-access /var/lib/mosquitto/dynamic-security.json" };

    public BrokerAccessSyntax()
        : base("broker-access", "Writes the first state of mosquitto's dynamic security, for a broker whose devices the dashboard manages.") => Add(_file);

    public override string Allowed => $"It needs {_file.Description}";

    protected override string Read(ParseResult line) => Path.GetFullPath(line.GetValue(_file)!);
}
