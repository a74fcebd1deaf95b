using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Roomtone.Hosting;

/// <summary>Runs a service and turns refused settings into sentences and an exit code.</summary>
public static class ServiceRun
{
    /// <summary>The product's version, e.g. <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(ServiceRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <returns>The process's exit code.</returns>
    public static async Task<int> UntilStoppedAsync(string service, Func<Task<IHost>> build)
    {
        try
        {
            using var host = await build();
            await host.RunAsync();
            return Environment.ExitCode;
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync($"{service} does not start: its settings cannot be used.");
            foreach (var problem in e.Message.Split('\n')) await Console.Error.WriteLineAsync($"  {problem}");
            return SettingsException.ExitCode;
        }
    }

    /// <summary>
    /// Adds the settings file named by <c>--settings FILE</c> or <c>ROOMTONE_SETTINGS</c>, then the environment
    /// (<c>ROOMTONE_Camera__Source</c>), then the command line (<c>--Camera:Source=…</c>).
    /// </summary>
    /// <exception cref="SettingsException">The file is missing or is not JSON.</exception>
    public static void AddSettingsSources(IConfigurationBuilder configuration, string[] args)
    {
        var path = ValueAfter(args, "--settings") ?? Environment.GetEnvironmentVariable("ROOMTONE_SETTINGS");
        if (path is not null) AddFile(configuration, path);
        configuration.AddEnvironmentVariables("ROOMTONE_");
        configuration.AddCommandLine([.. args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('='))]);
    }

    private static void AddFile(IConfigurationBuilder configuration, string path)
    {
        if (!File.Exists(path)) throw new SettingsException([$"There is no settings file at {path}. Give its path with --settings."]);
        try
        {
            configuration.AddConfiguration(new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path)).Build());
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"The settings file {path} cannot be read: {(e.InnerException ?? e).Message}"]);
        }
    }

    private static string? ValueAfter(string[] args, string name)
    {
        var index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
