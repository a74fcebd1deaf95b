using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Hosting.Settings;

namespace Roomtone.Hosting;

/// <summary>Runs a service and turns refused settings and failures into sentences and an exit code.</summary>
public static class ServiceRun
{
    private const int Failed = 1;

    /// <summary>The product's version, e.g. <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(ServiceRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <returns>The process's exit code: 0 only where somebody stopped the service.</returns>
    public static async Task<int> UntilStoppedAsync(string service, Func<Task<IHost>> build)
    {
        try
        {
            return await RunAsync(service, await build());
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync($"{service} does not start:");
            foreach (var problem in e.Message.Split('\n')) await Console.Error.WriteLineAsync($"  {problem}");
            return SettingsException.ExitCode;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"{service} ends: {Failure.Sentence(e)}");
            if (!Failure.IsOfTheMachine(e)) await Console.Error.WriteLineAsync(e.ToString());
            return Failed;
        }
    }

    /// <summary>Runs a command of a service's program; what the machine lacks is a sentence, and no abort with a core dump.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> CommandAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (SettingsException e)
        {
            foreach (var problem in e.Message.Split('\n')) await Console.Error.WriteLineAsync($"roomtone: {problem}");
            return SettingsException.ExitCode;
        }
        catch (Exception e) when (Failure.IsOfTheMachine(e))
        {
            await Console.Error.WriteLineAsync($"roomtone: {Failure.Sentence(e)}");
            return Failed;
        }
    }

    /// <summary>The host ends well also where one of its services has failed, which systemd must not take for a wish.</summary>
    private static async Task<int> RunAsync(string service, IHost host)
    {
        try
        {
            await host.StartAsync();
            await host.WaitForShutdownAsync();
            if (Environment.ExitCode != 0) return Environment.ExitCode;
            var failures = host.Services.GetServices<IHostedService>().OfType<BackgroundService>()
                .Where(part => part.ExecuteTask is { IsFaulted: true }).ToList();
            foreach (var failed in failures)
                await Console.Error.WriteLineAsync(
                    $"{service} ends, because its part {failed.GetType().Name} has failed: {Failure.Sentence(failed.ExecuteTask!.Exception!)}");
            return failures.Count == 0 ? 0 : Failed;
        }
        finally
        {
            if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
            else host.Dispose();
        }
    }

    /// <summary>
    /// Adds the settings file named by <c>--settings FILE</c> or <c>ROOMTONE_SETTINGS</c>, then the environment
    /// (<c>ROOMTONE_Camera__Source</c>), then the command line (<c>--Camera:Source=…</c>).
    /// </summary>
    /// <param name="configuration">Where they are added.</param>
    /// <param name="args">The command line.</param>
    /// <param name="sections">The sections that the file may have; null: whoever reads one checks it, and nobody the rest.</param>
    /// <exception cref="SettingsException">The file cannot be read, or holds what is not known.</exception>
    public static void AddSettingsSources(IConfigurationBuilder configuration, string[] args, SettingsSections? sections = null)
    {
        var problems = SettingsSources.Add(configuration, args, sections);
        if (problems.Count > 0) throw new SettingsException([.. problems.Distinct()]);
    }

    /// <summary>The log as the section <c>Logging</c> has it, without the framework's small talk.</summary>
    public static void AddLogging(IHostApplicationBuilder builder)
    {
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddServiceConsole();
    }
}
