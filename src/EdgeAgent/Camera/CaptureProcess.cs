using System.ComponentModel;
using System.Diagnostics;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// A capture program at work. It leads a group of its own, so that all it starts ends with it, and the kernel kills it
/// when the thread that started it ends (PR_SET_PDEATHSIG): so it never outlives the agent, not even one killed with -9.
/// </summary>
internal sealed class CaptureProcess : IFrameStream
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceWithTheHung = TimeSpan.FromMilliseconds(300);

    private readonly CaptureCommand _command;
    private readonly TimeProvider _time;
    private readonly ErrorLines _errors;
    private readonly Process _process;
    private readonly Stream _output;
    private readonly ManualResetEventSlim _saidAll = new();
    private readonly Lock _gate = new();
    private ITimer? _killer;
    private bool _toldToEnd;
    private int _strayBytes;

    private CaptureProcess(CaptureCommand command, Process process, ErrorLines errors, TimeProvider time)
    {
        (_command, _process, _errors, _time) = (command, process, errors, time);
        ProcessId = process.Id;
        _output = process.StandardOutput.BaseStream;
    }

    public int ProcessId { get; }

    /// <summary>Of a program that is fed. A write fails with an <see cref="IOException"/> when it has ended.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <exception cref="CameraException">The program cannot be started.</exception>
    public static CaptureProcess Start(CaptureCommand command, ErrorLines errors, TimeProvider time)
    {
        string[] wrapped = ["--pdeathsig", "KILL", "setsid", command.Program, .. command.Arguments];
        var start = new ProcessStartInfo("setpriv", wrapped)
        {
            RedirectStandardInput = command.IsFed,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        GiveOnly(command.Environment, start.Environment);
        errors.Begin(command.Secret);
        try
        {
            var process = Process.Start(start) ?? throw new CameraException($"{command.Program} did not start.");
            var capture = new CaptureProcess(command, process, errors, time);
            capture.Listen();
            PipeRoom.Widen(process.StandardOutput.BaseStream);
            return capture;
        }
        catch (Win32Exception e)
        {
            throw new CameraException(
                $"{command.Program} cannot be started: {e.Message}. Debian's package util-linux brings setpriv and setsid.",
                e
            );
        }
    }

    /// <summary>The agent's own secrets are no affair of a program that it starts.</summary>
    public static void GiveOnly(IReadOnlyDictionary<string, string> own, IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsOurs).ToList()) environment.Remove(name);
        foreach (var (name, value) in own) environment[name] = value;
    }

    private static bool IsOurs(string name) => name.StartsWith("ROOMTONE_", StringComparison.Ordinal) || name == "CREDENTIALS_DIRECTORY";

    public bool Read(Span<byte> pixels)
    {
        if (Volatile.Read(ref _toldToEnd)) return false;
        var read = _output.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false);
        if (read < pixels.Length) _strayBytes = read;
        return read == pixels.Length;
    }

    public void End() => End(Patience);

    public void Break() => End(PatienceWithTheHung);

    private void End(TimeSpan patience)
    {
        lock (_gate)
        {
            if (_toldToEnd || _process.HasExited) return;
            Volatile.Write(ref _toldToEnd, true);
            ProcessGroup.AskToEnd(ProcessId);
            _killer = _time.CreateTimer(_ => ProcessGroup.MakeEnd(ProcessId), null, patience, Timeout.InfiniteTimeSpan);
        }
    }

    public StreamEnd WaitForEnd()
    {
        _output.Dispose(); // A program that still writes fails at the closed pipe.
        if (!_process.WaitForExit(Patience)) End();
        if (!_process.WaitForExit(Patience)) ProcessGroup.MakeEnd(ProcessId);
        _process.WaitForExit(Patience);
        ProcessGroup.SweepUp(ProcessId);
        _saidAll.Wait(Patience);

        if (_toldToEnd) return new StreamEnd(false, "The capture was ended.");
        if (_strayBytes > 0) return new StreamEnd(false, Halved());
        return _process.ExitCode == 0
            ? new StreamEnd(_command.IsRound, "The capture program ended: the source gives no more pictures.")
            : new StreamEnd(false, Failed(_process.ExitCode));
    }

    public void Dispose()
    {
        WaitForEnd();
        lock (_gate) _killer?.Dispose();
        _process.Dispose();
        _saidAll.Dispose();
    }

    private void Listen()
    {
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) _saidAll.Set();
            else _errors.Add(line.Data);
        };
        _process.BeginErrorReadLine();
    }

    private string Halved() =>
        $"The capture program ended in the middle of a frame ({_strayBytes} of {_command.BytesPerFrame} bytes): it was cut off, or its frames are not {_command.Width} x {_command.Height}.";

    private string Failed(int code) => code == 127
        ? $"{_command.Program} is not there. Run {RoomtoneCommand.Setup}, which installs it."
        : $"The capture program ended with exit code {code}: {_errors.Telling() ?? "it said nothing"}";
}
