using Roomtone.Hosting;

namespace Roomtone.Dashboard.Devices.CommandLine;

/// <summary>What was asked of <c>./roomtone device</c>.</summary>
/// <param name="Action"><c>add</c>, <c>list</c>, <c>revoke</c> or <c>restore</c>.</param>
/// <param name="Device">Which one; empty for the list.</param>
/// <param name="Settings">The dashboard's settings file; null for none.</param>
/// <param name="Server">Where the box reaches the dashboard; null: by the broker's name.</param>
/// <param name="Json">Whether the answer is one JSON line.</param>
internal sealed record DeviceOptions(string Action, string Device = "", string? Settings = null, Uri? Server = null, bool Json = false)
{
    private const string UsualSettings = "/etc/roomtone/dashboard.json";
    private static readonly string Usage =
        $"Use: {RoomtoneCommand.Name} device add NAME [--server https://HOST:PORT] | list | revoke NAME | restore NAME, each with --settings FILE and --json.";

    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public static DeviceOptions Parse(IEnumerable<string> arguments)
    {
        var rest = new Arguments(arguments);
        if (!rest.Next(out var action) || action is not ("add" or "list" or "revoke" or "restore")) throw new UsageException(Usage);
        var options = new DeviceOptions(action, Settings: File.Exists(UsualSettings) ? UsualSettings : null);
        if (action != "list")
            options = options with
            {
                Device =
                    rest.Next(out var device) && !device.StartsWith('-')
                        ? device
                        : throw new UsageException($"device {action} needs the name of the device. {Usage}"),
            };
        while (rest.Next(out var argument))
        {
            options = argument switch
            {
                "--settings" => options with { Settings = rest.Path() },
                "--server" when action == "add" => options with { Server = AddressFrom(rest.Value()) },
                "--json" => options with { Json = true },
                _ => throw new UsageException($"device {action} does not know '{argument}'. {Usage}"),
            };
        }

        return options;
    }

    private static Uri AddressFrom(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new UsageException($"--server is '{value}'; it must be the dashboard's address, such as https://roomtone.local:8080.");
}
