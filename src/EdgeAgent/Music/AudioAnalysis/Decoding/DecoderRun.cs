using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

/// <summary>
/// One run of ffmpeg, within a bound of memory and of time. It ends with the thread that started it. What it ends with is
/// told apart: a fault of the file, or a trouble of ours that says nothing of it.
/// </summary>
internal sealed class DecoderRun : IDisposable
{
    /// <summary>Three times what ffmpeg takes for any usual file, and together with the agent below the service's bound.</summary>
    private const long MostMemoryBytes = 192L << 20;

    /// <summary>This long without a sound coming it is stuck: over the file, or as a drive is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Who worked for as long as this meanwhile is stuck over the file; who did not was waiting for the disk.</summary>
    private static readonly TimeSpan Working = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly Process _process;
    private readonly Task<string> _said;
    private readonly ITimer _watch;
    private long _cameAt;
    private TimeSpan _workedBefore;
    private volatile AudioAnalysisException? _stuck;

    /// <exception cref="AudioAnalysisException">It cannot be started.</exception>
    public DecoderRun(string[] arguments, TimeProvider time)
    {
        _time = time;
        _process = Start(arguments);
        _said = LastWords.ReadAsync(_process.StandardError);
        _cameAt = time.GetTimestamp();
        _watch = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Some sound came.</summary>
    public void Came() => Volatile.Write(ref _cameAt, _time.GetTimestamp());

    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    /// <exception cref="AudioAnalysisException">It did not end well.</exception>
    public void End(string path, CancellationToken cancellationToken)
    {
        _process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        if (_stuck is { } stuck) throw stuck;
        DecoderEnd.Require(_process.ExitCode, _said.GetAwaiter().GetResult(), path);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _process.Kill(); // Also where nobody listens to its end. One that has ended stays as it is.
        _process.WaitForExit(LongestEnd); // On a drive that is gone it may not even end.
        _process.Dispose();
    }

    private static Process Start(string[] arguments)
    {
        string[] all =
        [
            "--pdeathsig",
            "KILL",
            "prlimit",
            $"--data={MostMemoryBytes.ToString(CultureInfo.InvariantCulture)}",
            "nice",
            "-n",
            "19",
            "ffmpeg",
            .. arguments,
        ];
        try
        {
            return Process.Start(new ProcessStartInfo("setpriv", all) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw new AudioAnalysisException(
                $"The decoder cannot be started ({e.Message}). Debian's package util-linux brings setpriv and prlimit.",
                AudioAnalysisFault.All,
                e
            );
        }
    }

    private void Look()
    {
        try
        {
            var worked = _process.TotalProcessorTime;
            var waited = _time.GetElapsedTime(Volatile.Read(ref _cameAt));
            if (waited < LookEvery) _workedBefore = worked;
            if (waited < Patience || _stuck is not null) return;
            _stuck = worked - _workedBefore >= Working
                ? new AudioAnalysisException(
                    $"ffmpeg works at it for {Patience.TotalSeconds:0} s without a sound coming.", AudioAnalysisFault.File)
                : new AudioAnalysisException(
                    $"No sound came for {Patience.TotalSeconds:0} s: the disk or the box is busy, or a drive is gone.",
                    AudioAnalysisFault.Passing);
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended meanwhile.
        }
    }
}
