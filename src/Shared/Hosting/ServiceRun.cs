using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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
            await Console.Error.WriteLineAsync($"{service} does not start:");
            foreach (var problem in e.Message.Split('\n')) await Console.Error.WriteLineAsync($"  {problem}");
            return SettingsException.ExitCode;
        }
    }

    /// <summary>
    /// Adds the settings file named by <c>--settings FILE</c> or <c>ROOMTONE_SETTINGS</c>, then the environment
    /// (<c>ROOMTONE_Camera__Source</c>), then the command line (<c>--Camera:Source=…</c>).
    /// </summary>
    /// <param name="configuration">Where they are added.</param>
    /// <param name="args">The command line.</param>
    /// <param name="sections">The sections that the file may have; none given means that nobody checks.</param>
    /// <exception cref="SettingsException">The file is missing, is not JSON, or has a section that is not known.</exception>
    public static void AddSettingsSources(IConfigurationBuilder configuration, string[] args, params IReadOnlyCollection<string> sections)
    {
        var path = ValueAfter(args, "--settings") ?? Environment.GetEnvironmentVariable("ROOMTONE_SETTINGS");
        if (path is not null) AddFile(configuration, path, sections);
        configuration.AddEnvironmentVariables("ROOMTONE_");
        configuration.AddCommandLine([.. args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('='))]);
    }

    /// <summary>The log as the section <c>Logging</c> has it, without the framework's small talk.</summary>
    public static void AddLogging(IHostApplicationBuilder builder)
    {
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddServiceConsole();
    }

    private static void AddFile(IConfigurationBuilder configuration, string path, IReadOnlyCollection<string> sections)
    {
        if (!File.Exists(path)) throw new SettingsException([$"There is no settings file at {path}. Give its path with --settings."]);
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path)).Build();
            if (sections.Count > 0) SettingsRegistration.RefuseUnknownSections(file, [.. sections, "Logging"]);
            configuration.AddConfiguration(file);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"The settings file {path} cannot be read: {e.GetBaseException().Message}"]);
        }
    }

    private static string? ValueAfter(string[] args, string name)
    {
        var index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }
}
