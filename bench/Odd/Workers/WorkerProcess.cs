using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using Roomtone.Lab.Processes;

namespace Roomtone.Odd.Bench.Workers;

/// <summary>
/// A process that reads inputs of one kind, as many as it survives. It is watched from outside: who hangs or takes too much memory
/// is killed, with all that it started.
/// </summary>
internal sealed class WorkerProcess(string kind, string folder, WorkerLimits limits, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private const int LastWords = 30;

    private readonly Queue<string> _said = new();
    private Process? _process;

    /// <summary>How often it had to be started.</summary>
    public int Starts { get; private set; }

    public async Task<Outcome> ReadAsync(byte[] input)
    {
        var process = _process ??= await StartAsync();
        var (peak, before, busyAt) = (0.0, ProcessTree.Of(process.Id).Cpu, time.GetTimestamp());
        var answer = AskAsync(process, input);
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(LookEvery, time));
            if (answer.IsCompleted) break;
            var now = ProcessTree.Of(process.Id);
            peak = Math.Max(peak, now.Megabytes);
            if (now.IsBusy) busyAt = time.GetTimestamp();
            if (peak > limits.Megabytes * 2) return Kill(new Outcome(Verdict.AboveLimit, Over(peak), peak));
            if (now.Cpu - before > limits.Time || time.GetElapsedTime(busyAt) > limits.Time)
                return Kill(new Outcome(Verdict.Hang, $"It was not answered within {limits.Time.TotalSeconds:0} s.", peak));
        }

        if (await answer is not { } outcome) return Kill(new Outcome(Verdict.Crash, Died(process), peak));
        peak = Math.Max(peak, outcome.PeakMegabytes);
        outcome = outcome with { PeakMegabytes = peak };
        if (outcome.Verdict == Verdict.Answered && peak <= limits.Megabytes) return outcome;
        return Kill(outcome.Verdict == Verdict.Answered ? outcome with { Verdict = Verdict.AboveLimit, Detail = Over(peak) } : outcome);
    }

    public void Dispose() => Kill(new Outcome(Verdict.Answered, "", 0));

    private static async Task<Outcome?> AskAsync(Process process, byte[] input)
    {
        try
        {
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, input.Length);
            await process.StandardInput.BaseStream.WriteAsync(length);
            await process.StandardInput.BaseStream.WriteAsync(input);
            await process.StandardInput.BaseStream.FlushAsync();
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                if (Outcome.FromLine(line) is { } outcome) return outcome;
        }
        catch (IOException)
        {
            // It died while it was asked.
        }

        return null;
    }

    /// <summary>Returns when it is ready, or has died, which shows at the first input.</summary>
    private async Task<Process> StartAsync()
    {
        Starts++;
        var start = new ProcessStartInfo(
            ServiceDotNet.Path,
            [typeof(WorkerProcess).Assembly.Location, WorkerLoop.Verb, kind, folder]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The managed part alone may not take more than the service's unit gives to all of it.
        start.Environment["DOTNET_GCHeapHardLimit"] = ((long)limits.Megabytes << 20).ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;
        lock (_said) _said.Clear();
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != WorkerLoop.Ready) ;
        return process;
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > LastWords) _said.Dequeue();
        }
    }

    private string Died(Process process)
    {
        process.WaitForExit();
        lock (_said) return $"The process died with the exit code {process.ExitCode}.\n{string.Join('\n', _said)}";
    }

    private string Over(double peak) =>
        string.Create(CultureInfo.InvariantCulture, $"It took {peak:0} MB; the service has {limits.Megabytes} MB.");

    private Outcome Kill(Outcome outcome)
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
            _process?.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process?.Dispose();
        _process = null;
        return outcome;
    }
}

/// <param name="Time">
/// How long an input may take: of the processor, or in which nothing runs or would. Waiting for a machine that is busy with other
/// work does not count.
/// </param>
/// <param name="Megabytes">What the service's unit gives it (MemoryMax).</param>
internal sealed record WorkerLimits(TimeSpan Time, int Megabytes);
