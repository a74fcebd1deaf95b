using System.Text.Json;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;
using Roomtone.Dashboard.Database;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Devices.CommandLine;

/// <summary>
/// <c>./roomtone device</c>: what the page Manage, Devices does, for one who sits at the server. It asks for no account:
/// who may read the services' secrets may do all that they may.
/// </summary>
internal sealed class DeviceCommand(DeviceOptions options, CommandParts parts, TextWriter output)
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var options = DeviceOptions.Parse(arguments);
            await using var parts = CommandParts.Of(options.Settings);
            await new DeviceCommand(options, parts, output).RunAsync(cancellationToken);
            return 0;
        }
        catch (SettingsException e)
        {
            await errors.WriteLineAsync(
                "roomtone: the dashboard's settings cannot be used:\n  " + e.Message.Replace("\n", "\n  ", StringComparison.Ordinal)
            );
            return SettingsException.ExitCode;
        }
        catch (Exception e) when (e is UsageException or DatabaseUnavailableException or MqttException or BrokerRefusedException)
        {
            await errors.WriteLineAsync(
                "roomtone: "
                    + (
                        e is BrokerRefusedException
                            ? $"The broker refused: {e.Message}. {RoomtoneCommand.Name} device list shows whom it knows."
                            : e.Message
                    )
            );
            return e is UsageException ? WrongUse : Failed;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Device.Length > 0 && parts.Codes.ProblemWith(options.Device) is { } problem)
            throw new UsageException(problem);
        await (
            options.Action switch
            {
                "add" => AddAsync(cancellationToken),
                "revoke" => ChangeAsync(
                    AuditActions.DeviceRevoked,
                    "is out, and let in no more",
                    (keys, device) => keys.RevokeAsync(device, cancellationToken),
                    cancellationToken
                ),
                "restore" => ChangeAsync(
                    AuditActions.DeviceRestored,
                    "is let in again",
                    (keys, device) => keys.RestoreAsync(device, cancellationToken),
                    cancellationToken
                ),
                _ => ListAsync(cancellationToken),
            }
        );
    }

    private async Task AddAsync(CancellationToken cancellationToken)
    {
        if (parts.Joining.CaFile.Length == 0)
            throw new UsageException(
                "No device can join here: the dashboard's settings have no section Joining with BrokerHost and CaFile. docs/security.md tells how."
            );
        var made = await parts.Codes.MakeAsync(options.Device, AuditLog.CommandLine, cancellationToken);
        await parts.WriteAuditAsync(cancellationToken);
        var join = $"{RoomtoneCommand.Name} join {made.Code} --server {(options.Server ?? parts.Address).ToString().TrimEnd('/')}";
        if (options.Json)
            await TellAsync(
                new
                {
                    made.Device,
                    made.Code,
                    made.Ends,
                    join,
                }
            );
        else
            await output.WriteLineAsync(
                $"The code for {made.Device}, valid once until {made.Ends:HH:mm} UTC, and shown this once:\n\n  {made.Code}\n\nOn the box:\n\n  {join}\n"
            );
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        await parts.KeysAsync(cancellationToken);
        var (devices, awaited) = await parts.List.ReadAsync(cancellationToken);
        if (options.Json)
        {
            await TellAsync(new KeysView(devices, awaited));
            return;
        }

        foreach (var key in devices)
            await output.WriteLineAsync($"{key.Device,-24} {(key.Revoked ? "revoked" : key.Connected ? "connected" : "not connected")}");
        foreach (var code in awaited)
            await output.WriteLineAsync($"{code.Device,-24} awaited with its code until {code.Ends:HH:mm} UTC");
        if (devices.Count + awaited.Count == 0)
            await output.WriteLineAsync($"No device yet. Add one: {RoomtoneCommand.Name} device add NAME");
    }

    private async Task ChangeAsync(string action, string done, Func<DeviceKeys, string, Task> change, CancellationToken cancellationToken)
    {
        await change(await parts.KeysAsync(cancellationToken), options.Device);
        parts.Audit.Write(AuditLog.CommandLine, action, $"{options.Device}: {action}");
        await parts.WriteAuditAsync(cancellationToken);
        if (options.Json) await TellAsync(new { options.Device, revoked = action == AuditActions.DeviceRevoked });
        else await output.WriteLineAsync($"{options.Device} {done}.");
    }

    private Task TellAsync<T>(T answer) => output.WriteLineAsync(JsonSerializer.Serialize(answer, ApiJson.Options));
}
