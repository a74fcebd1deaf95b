using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab.Processes;
using Roomtone.Lab.Supervision;

namespace Roomtone.Lab.Demo;

/// <summary>One of our services, as it was built, run from a folder of its own.</summary>
/// <param name="name">Names its log and its pid file.</param>
/// <param name="folder">Its own folder; its settings lie there as <c>settings.json</c>.</param>
/// <param name="assembly">The program's dll.</param>
/// <param name="secrets">Environment variables that nobody else may see.</param>
/// <param name="time">The clock of its waits.</param>
internal sealed class ServiceProgram(
    string name,
    string folder,
    string assembly,
    IReadOnlyDictionary<string, string> secrets,
    TimeProvider time) : ISupervised
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private ChildProcess? _process;

    public string Name => name;

    /// <summary>What makes the program this service, where it can be several.</summary>
    public IReadOnlyList<string> Verb { get; init; } = [];

    public string LogFile => Path.Combine(folder, name + ".log");

    public string? WhyNotAgain => _process is { HasExited: true, ExitCode: SettingsException.ExitCode }
        ? $"{name} refuses its settings:\n{_process.LastWords()}"
        : null;

    /// <summary>Returns at once: a service that waits for its broker or database is well.</summary>
    /// <exception cref="ServerException">It was not built.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(assembly)) throw new ServerException($"{name} was not built: {assembly} is missing. Run ./roomtone setup.");
        _process?.Dispose();
        _process = ChildProcess.Start(
            new ChildPlan(name, folder, [ServiceDotNet.Path, assembly, .. Verb, "--settings", Path.Combine(folder, "settings.json")])
            {
                Environment = secrets,
            }
        );
        return Task.CompletedTask;
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken = default) =>
        _process?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask;

    public int? ProcessId => _process is { HasExited: false } running ? running.Id : null;

    /// <summary>SIGKILL, as a crash would.</summary>
    public Task KillAsync() => _process?.KillAsync() ?? Task.CompletedTask;

    public Task StopAsync() => _process?.StopAsync(StopLimit, time) ?? Task.CompletedTask;
}
