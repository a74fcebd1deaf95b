using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands.Spotify;

/// <summary><c>./roomtone spotify login|logout|devices|status</c>, beside an agent that may be running.</summary>
internal sealed class SpotifyCommand(TextReader input, TextWriter output, TextWriter errors)
{
    private const string Usage = "Usage: spotify login|logout|devices|status [--settings FILE]";
    private const int Failed = 1;
    private const int WrongUse = 2;

    /// <returns>0; 1 when Spotify does not do it; 2 for wrong arguments; 78 when the settings cannot be used.</returns>
    public static Task<int> RunAsync(string[] args) =>
        new SpotifyCommand(Console.In, Console.Out, Console.Error).ExecuteAsync(args, CancellationToken.None);

    public async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            if (args is not [var what, ..] || Deed(what) is not { } deed) return await PrintAsync(Usage, WrongUse);
            await using var services = Services(args);
            await deed(ActivatorUtilities.CreateInstance<SpotifyCommandHandlers>(services, input, output), cancellationToken);
            return 0;
        }
        catch (SettingsException e)
        {
            return await PrintAsync(e.Message, SettingsException.ExitCode);
        }
        catch (SpotifyException e)
        {
            return await PrintAsync(e.Message, Failed);
        }
        catch (UnauthorizedAccessException e)
        {
            return await PrintAsync($"{e.Message} Run it as the user that the agent runs as, or with sudo.", Failed);
        }
    }

    private static Func<SpotifyCommandHandlers, CancellationToken, Task>? Deed(string what) => what switch
    {
        "login" => (deeds, cancellationToken) => deeds.LogInAsync(cancellationToken),
        "logout" => (deeds, _) => deeds.LogOutAsync(),
        "devices" => (deeds, cancellationToken) => deeds.ListDevicesAsync(cancellationToken),
        "status" => (deeds, cancellationToken) => deeds.ShowStatusAsync(cancellationToken),
        _ => null,
    };

    private static ServiceProvider Services(string[] args)
    {
        var configuration = new ConfigurationManager();
        ServiceRun.AddSettingsSources(configuration, args);
        var settings = SettingsRegistration.Read<SpotifySettings>(configuration);
        var device = SettingsRegistration.Read<DeviceSettings>(configuration);
        if (!settings.IsOn)
            throw new SettingsException([
                "Spotify:ClientId is empty. Make an app at developer.spotify.com and set its client id; docs/spotify.md says how.",
            ]);
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(device)
            .AddSpotifyClient(settings, device.StateFolder)
            .BuildServiceProvider();
    }

    private async Task<int> PrintAsync(string sentence, int exitCode)
    {
        await errors.WriteLineAsync(sentence);
        return exitCode;
    }
}
