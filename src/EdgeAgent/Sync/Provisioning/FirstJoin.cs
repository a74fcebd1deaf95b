using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>Before the box is put together: joins where it is told to and has not yet, and takes what it got into its settings.</summary>
internal static class FirstJoin
{
    /// <summary>The environment and the command line, which ServiceRun adds last, go before what was joined.</summary>
    private const int GoBefore = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Joins, unless the box has joined already or is not told to.</summary>
    /// <exception cref="SettingsException">The code is not taken; another one is needed.</exception>
    public static async Task JoinAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var folder = FolderIn(configuration);
        var joining = SettingsRegistration.Read<JoiningSettings>(configuration);
        if (folder.HasJoined || joining.Server.Length == 0) return;
        try
        {
            await JoinAsync(folder, joining, cancellationToken);
        }
        catch (SettingsException e) when (folder.HasLostSettings)
        {
            // Its code is used up. The room goes on; what happens waits in the outbox until somebody joins the box anew.
            await Console.Error.WriteLineAsync($"The box has joined before, and its settings are lost: {e.Message}");
        }
    }

    /// <summary>Adds what the box got when it joined to its settings.</summary>
    /// <returns>The password of a box that has joined, else null.</returns>
    public static JoinedPassword? TakeIn(IConfigurationManager configuration)
    {
        var folder = FolderIn(configuration);
        var (joined, damage) = folder.ReadSettings();
        if (damage is not null)
            Console.Error.WriteLine(
                joined is null
                    ? $"broker/{damage} The box does not know its broker any more: make a code (Manage, Devices) and join it anew. The room goes on, and what happens waits in the outbox."
                    : $"broker/{damage} Check the disk."
            );
        if (joined is null) return null;
        var source = new MemoryConfigurationSource { InitialData = Values(joined) };
        configuration.Sources.Insert(Math.Max(0, configuration.Sources.Count - GoBefore), source);
        return new JoinedPassword(folder);
    }

    private static Dictionary<string, string?> Values(JoinedSettings joined)
    {
        var values = new Dictionary<string, string?>
        {
            ["Device:Id"] = joined.Device.Id,
            ["Mqtt:Host"] = joined.Mqtt.Host,
            ["Mqtt:Port"] = joined.Mqtt.Port.ToString(CultureInfo.InvariantCulture),
        };
        if (joined.Mqtt.User is { } user) values["Mqtt:User"] = user;
        if (joined.Mqtt.CaFile is { } authority) values["Mqtt:CaFile"] = authority;
        return values;
    }

    private static BrokerFolder FolderIn(IConfiguration configuration) =>
        new(SettingsRegistration.Read<DeviceSettings>(configuration).StateFolder);

    private static async Task JoinAsync(BrokerFolder folder, JoiningSettings settings, CancellationToken cancellationToken)
    {
        var secret =
            Secret.Read("join-code")
            ?? throw new SettingsException([
                "Joining: Server is set, but there is no secret join-code. The dashboard makes one: Manage, Devices.",
            ]);
        if (!JoinCode.TryParse(secret, out var code))
            throw new SettingsException(["The secret join-code is not a code: six groups of five letters."]);
        var visit = new JoinVisit(new Uri(settings.Server));
        var said = "";
        while (await TryAsync(folder, visit, code!, cancellationToken) is { } why)
        {
            if (folder.HasLostSettings) throw new SettingsException([why]);
            if (why != said) await Console.Error.WriteLineAsync($"{why} Trying again until it answers.");
            said = why;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <returns>Null when the box has joined; else why not yet.</returns>
    private static async Task<string?> TryAsync(BrokerFolder folder, JoinVisit visit, JoinCode code, CancellationToken cancellationToken)
    {
        try
        {
            folder.Keep(await visit.JoinAsync(code, cancellationToken));
            return null;
        }
        catch (JoinException e) when (e.MayHelpLater)
        {
            return e.Message;
        }
        catch (JoinException e)
        {
            throw new SettingsException([e.Message]);
        }
    }
}
