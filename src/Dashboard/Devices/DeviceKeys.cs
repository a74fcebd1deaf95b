using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Devices;

/// <summary>The devices' accounts at the broker.</summary>
internal sealed class DeviceKeys(BrokerControl control, JoinCodes codes, CommandSender commands, RoomStateCache states, TimeProvider time)
{
    /// <summary>The devices that the broker knows. Debian's mosquitto 2.0.11 does not say which are connected.</summary>
    public async Task<IReadOnlyList<DeviceKey>> AllAsync(CancellationToken cancellationToken)
    {
        var data = await control.AskAsync("listClients", new JsonObject { ["verbose"] = true }, cancellationToken);
        return
        [
            .. data.GetProperty("clients").EnumerateArray().Where(IsDevice).Select(Read).OrderBy(key => key.Device, StringComparer.Ordinal),
        ];
    }

    /// <summary>Admits a device with a generated password. A known device gets a new one and is enabled again.</summary>
    public async Task<string> AdmitAsync(string device, CancellationToken cancellationToken)
    {
        var password = Passwords.Generate();
        await MakeRoleAsync(device, cancellationToken);
        try
        {
            await control.AskAsync(
                "createClient",
                new JsonObject
                {
                    ["username"] = device,
                    ["password"] = password,
                    ["roles"] = new JsonArray(new JsonObject { ["rolename"] = DeviceAccess.RoleOf(device) }),
                },
                cancellationToken
            );
        }
        catch (BrokerRefusedException e) when (e.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase))
        {
            await SetAsync(device, password, cancellationToken);
            await RestoreAsync(device, cancellationToken);
        }

        return password;
    }

    /// <summary>
    /// Gives a device that is there another password. The device keeps both until the broker has taken the next one, so
    /// nothing is lost wherever this breaks off.
    /// </summary>
    /// <returns>Null when it is done, else why not.</returns>
    public async Task<string?> RotateAsync(string device, string by, CancellationToken cancellationToken)
    {
        var password = Passwords.Generate();
        var reply = await commands.SendAsync(
            device,
            CommandNames.BrokerPassword,
            JsonSerializer.SerializeToElement(new NextPassword(password), Wire.Json),
            by,
            cancellationToken
        );
        if (reply is null)
            return $"{device} did not answer, so its password stays as it is.";
        if (!reply.Ok)
            return reply.Error ?? $"{device} refused and did not say why.";
        await SetAsync(device, password, cancellationToken);
        return null;
    }

    /// <summary>Disconnects the device at once, disables it, and closes its open code.</summary>
    public async Task RevokeAsync(string device, CancellationToken cancellationToken)
    {
        await OfClientAsync("disableClient", device, cancellationToken);
        await SayOfflineAsync(device, cancellationToken);
        await codes.CloseAsync(device, cancellationToken);
    }

    public Task RestoreAsync(string device, CancellationToken cancellationToken) =>
        OfClientAsync("enableClient", device, cancellationToken);

    /// <summary>Removes the device from the broker with its retained messages. Idempotent, so it may run again after a failure.</summary>
    public async Task RemoveAsync(string device, CancellationToken cancellationToken)
    {
        await DeleteAsync("deleteClient", new JsonObject { ["username"] = device }, cancellationToken);
        await SayOfflineAsync(device, cancellationToken);
        await codes.CloseAsync(device, cancellationToken);
        await DeleteAsync("deleteRole", new JsonObject { ["rolename"] = DeviceAccess.RoleOf(device) }, cancellationToken);
        await control.ForgetRetainedAsync(device, cancellationToken);
    }

    private async Task DeleteAsync(string command, JsonObject values, CancellationToken cancellationToken)
    {
        try
        {
            await control.AskAsync(command, values, cancellationToken);
        }
        catch (BrokerRefusedException e) when (e.Message.Contains("not found", StringComparison.OrdinalIgnoreCase))
        {
            // Already gone.
        }
    }

    /// <summary>The broker withholds the last will of a device that may no longer publish, so its status is published for it.</summary>
    private Task SayOfflineAsync(string device, CancellationToken cancellationToken)
    {
        var known = states.Find(device)?.Status;
        var offline = new DeviceStatus(DeviceState.Offline, time.GetUtcNow(), known?.Version ?? "", known?.Boot ?? Guid.NewGuid());
        return control.SayAsync(Topics.Status(device), Wire.Write(offline), cancellationToken);
    }

    private Task<JsonElement> SetAsync(string device, string password, CancellationToken cancellationToken) =>
        control.AskAsync("setClientPassword", new JsonObject { ["username"] = device, ["password"] = password }, cancellationToken);

    private Task<JsonElement> OfClientAsync(string command, string device, CancellationToken cancellationToken) =>
        control.AskAsync(command, new JsonObject { ["username"] = device }, cancellationToken);

    private async Task MakeRoleAsync(string device, CancellationToken cancellationToken)
    {
        try
        {
            await control.AskAsync("createRole", Role(device), cancellationToken);
        }
        catch (BrokerRefusedException e) when (e.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase))
        {
            // It joins a second time; a newer version may give it other rights.
            await control.AskAsync("modifyRole", Role(device), cancellationToken);
        }
    }

    private static JsonObject Role(string device) =>
        new()
        {
            ["rolename"] = DeviceAccess.RoleOf(device),
            ["acls"] = new JsonArray([
                .. DeviceAccess
                    .Of(device)
                    .Select(right => new JsonObject
                    {
                        ["acltype"] = right.Kind,
                        ["topic"] = right.Topic,
                        ["priority"] = 0,
                        ["allow"] = true,
                    }),
            ]),
        };

    private static bool IsDevice(JsonElement client) =>
        client.TryGetProperty("roles", out var roles) && client.GetProperty("username").GetString() is { } name
        && roles.EnumerateArray().Any(role => role.GetProperty("rolename").GetString() == DeviceAccess.RoleOf(name));

    private static DeviceKey Read(JsonElement client) => new(
        client.GetProperty("username").GetString()!,
        client.TryGetProperty("disabled", out var disabled) && disabled.GetBoolean());
}

/// <summary>A device as the broker knows it.</summary>
/// <param name="Device">Its id, which is its user name.</param>
/// <param name="Revoked">Whether it is disabled.</param>
internal sealed record DeviceKey(string Device, bool Revoked);
