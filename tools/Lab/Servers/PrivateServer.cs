using Roomtone.Cli.Host;
using Roomtone.Lab.Processes;
using Roomtone.Lab.Supervision;

namespace Roomtone.Lab.Servers;

/// <summary>
/// A server of our own: in a folder of its own, on a free port of the loopback address, with passwords made for it.
/// It keeps folder, port and passwords over a kill and a restart, and ends with us, however we end.
/// </summary>
public abstract class PrivateServer : ISupervised, IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time;
    private ChildProcess? _process;

    private protected PrivateServer(string name, string folder, TimeProvider? time)
    {
        Name = name;
        Folder = Path.GetFullPath(folder);
        _time = time ?? TimeProvider.System;
    }

    public string Name { get; }

    /// <summary>Holds its settings, data, log and pid file. It stays when the server ends.</summary>
    public string Folder { get; }

    public static string Host => "127.0.0.1";

    public int Port { get; } = FreePort.Next();

    public string LogFile => Path.Combine(Folder, Name + ".log");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>A server that ran once runs again.</summary>
    public string? WhyNotAgain => null;

    public int? ProcessId => IsRunning ? _process!.Id : null;

    /// <summary>Returns when the server answers.</summary>
    /// <exception cref="ServerException">It is not installed, or it ended or hung while it started.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (IsRunning) return;
        MakeFolder();
        await OrphanReaper.EndAsync(Folder, _time);
        await PrepareAsync(cancellationToken);
        _process?.Dispose();
        _process = ChildProcess.Start(new ChildPlan(Name, Folder, Command()));
        await WaitUntilItAnswersAsync(_process, cancellationToken);
    }

    /// <summary>Completes when the process ends, for whatever reason.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken = default) =>
        _process?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>SIGKILL, as a crash would.</summary>
    public Task KillAsync() => _process?.KillAsync() ?? Task.CompletedTask;

    /// <summary>An orderly end.</summary>
    public Task StopAsync() => _process?.StopAsync(StopLimit, _time) ?? Task.CompletedTask;

    /// <summary>An orderly end and a new start, on the same port with the same data.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes what the server needs before it starts; called at each start.</summary>
    private protected abstract Task PrepareAsync(CancellationToken cancellationToken);

    private protected abstract IReadOnlyList<string> Command();

    /// <summary>Whether it serves already; failing to reach it is no error yet.</summary>
    private protected abstract Task<bool> AnswersAsync(CancellationToken cancellationToken);

    private protected void Signal(int signal) => _process?.Signal(signal);

    private void MakeFolder()
    {
        Directory.CreateDirectory(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task WaitUntilItAnswersAsync(ChildProcess process, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (process.HasExited)
                throw new ServerException(
                    $"{Name} ended while it started (exit code {process.ExitCode}). Its log says:\n{process.LastWords()}"
                );
            if (_time.GetElapsedTime(started) > StartLimit)
            {
                await process.KillAsync();
                throw new ServerException($"{Name} did not answer within {StartLimit.TotalSeconds:0} s. Its log is {LogFile}.");
            }

            await Task.Delay(Pause, _time, cancellationToken);
        }
    }
}
