using System.Diagnostics;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Processes;

/// <summary>
/// A program that does not outlive us: it leads a session of its own, so that Ctrl-C reaches us alone and we end it in
/// order; the kernel kills it when we die; and its pid file lets the next start find it where the kernel did not.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    // $0 is the log, $1 the pid file. The shell becomes the program, so the number it writes is the program's.
    private const string Launcher = """
        umask 077
        pid=$1; shift
        { IFS= read -r stat </proc/$$/stat && printf '%s\n' "$stat" && cat /proc/sys/kernel/random/boot_id; } >"$pid" || exit 126
        exec setsid setpriv --pdeathsig KILL -- "$@" </dev/null >>"$0" 2>&1
        """;

    private readonly Process _process;
    private readonly ChildPlan _plan;

    private ChildProcess(Process process, ChildPlan plan) => (_process, _plan) = (process, plan);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Only after <see cref="HasExited"/>; 128 and the signal's number when a signal ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <exception cref="System.ComponentModel.Win32Exception">There is no <c>/bin/sh</c>.</exception>
    public static ChildProcess Start(ChildPlan plan)
    {
        Directory.CreateDirectory(plan.Folder);
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = plan.Folder, UseShellExecute = false };
        foreach (var argument in (string[])["-c", Launcher, plan.LogFile, plan.PidFile, .. plan.Command]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in plan.Environment) start.Environment[name] = value;
        return new ChildProcess(ForkingThread.Run(() => Process.Start(start)!), plan);
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken = default) => _process.WaitForExitAsync(cancellationToken);

    public void Signal(int signal)
    {
        if (!HasExited) Posix.Signal(Id, signal);
    }

    /// <summary>To all of its group: also to what it has started and waits for.</summary>
    public void SignalGroup(int signal)
    {
        if (!HasExited) Posix.Signal(-Id, signal);
    }

    /// <summary>At once and without a word: what a crash or a power cut does.</summary>
    public async Task KillAsync()
    {
        Signal(Posix.SigKill);
        await WaitForExitAsync();
        File.Delete(_plan.PidFile);
    }

    /// <summary>Asks with SIGTERM, and insists after <paramref name="patience"/>.</summary>
    public async Task StopAsync(TimeSpan patience, TimeProvider time)
    {
        Signal(Posix.SigTerm);
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            await WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Asked nicely and long enough: KillAsync below insists.
        }

        await KillAsync();
    }

    /// <summary>The end of the log, for a sentence about why it died.</summary>
    public string LastWords(int lines = 8)
    {
        try
        {
            return string.Join('\n', File.ReadLines(_plan.LogFile).TakeLast(lines));
        }
        catch (IOException)
        {
            return "(there is no log)";
        }
    }

    public void Dispose() => _process.Dispose();
}
