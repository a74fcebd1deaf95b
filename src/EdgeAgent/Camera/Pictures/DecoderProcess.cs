using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>
/// A decoder at work: a file that breaks it breaks nothing else. Bytes in by its standard input and pixels out by its
/// standard output, so that no picture touches the disk. It ends when either end of it does, so never outlives the agent.
/// </summary>
internal sealed class DecoderProcess : IDisposable
{
    // More than any picture within its bounds takes. Where setting it is forbidden, the unit's own limit holds; then the
    // decoder goes first, not the agent.
    private const string Limits = "ulimit -d 524288 2>/dev/null; echo 900 >/proc/self/oom_score_adj 2>/dev/null; exec \"$@\"";

    private const string GStreamerError = "ERROR: ";
    private const int NotThere = 127;
    private const int LongestSaying = 4096;
    private const int LongestCause = 120;
    private const int BufferBytes = 256 * 1024;
    private const int RowAlignment = 4;

    private readonly DecoderCommand _command;
    private readonly Process _process;
    private readonly BufferedStream _output;

    private DecoderProcess(DecoderCommand command, Process process)
    {
        (_command, _process) = (command, process);
        _output = new BufferedStream(process.StandardOutput.BaseStream, BufferBytes);
    }

    public static DecoderProcess Start(DecoderCommand command)
    {
        var start = new ProcessStartInfo("sh", ["-c", Limits, "sh", command.Program, .. command.Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        CaptureProcess.GiveOnly(new Dictionary<string, string>(), start.Environment);
        return new DecoderProcess(command, Process.Start(start)!);
    }

    /// <param name="file">The picture file.</param>
    /// <param name="input">What of it is decoded.</param>
    /// <param name="pixels">Takes height x width x 3 bytes.</param>
    /// <param name="cancellationToken">Ends the decoder.</param>
    /// <returns>Null when all pixels came; else why not, in the decoder's words if it had any.</returns>
    /// <exception cref="FileNotFoundException">The program is not there.</exception>
    public async Task<string?> DecodeAsync(Stream file, DecoderInput input, Memory<byte> pixels, CancellationToken cancellationToken)
    {
        await using var end = cancellationToken.Register(End);
        var saying = SayingAsync();
        var feeding = FeedAsync(file, input, cancellationToken);
        var isWhole = await Task.Run(() => ReadAll(pixels.Span), CancellationToken.None);
        if (isWhole && !_command.MustEndWell) End(); // Whatever comes after the picture is not wanted.
        await feeding;
        var said = await saying;
        await _process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (isWhole && (!_command.MustEndWell || _process.ExitCode == 0)) return null;
        return _process.ExitCode == NotThere ? throw new FileNotFoundException(null, _command.Program) : Cause(said);
    }

    public void Dispose()
    {
        End();
        _output.Dispose();
        _process.Dispose();
    }

    private void End()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
    }

    private bool ReadAll(Span<byte> pixels)
    {
        try
        {
            if (_command.HasHeader && !ReadHeader()) return false;
            var rowBytes = _command.Width * 3;
            var padding = _command.HasHeader ? 0 : (RowAlignment - (rowBytes % RowAlignment)) % RowAlignment;
            Span<byte> scratch = stackalloc byte[RowAlignment];
            for (var row = 0; row < _command.Height; row++)
            {
                _output.ReadExactly(pixels.Slice(row * rowBytes, rowBytes));
                if (row < _command.Height - 1) _output.ReadExactly(scratch[..padding]);
            }

            return true;
        }
        catch (IOException)
        {
            return false; // It ended before it had given all of the picture.
        }
    }

    /// <summary>P6, the size and 255, each on a line of its own, as both programs write it.</summary>
    private bool ReadHeader() =>
        ReadLine() == "P6"
        && ReadLine() == string.Create(CultureInfo.InvariantCulture, $"{_command.Width} {_command.Height}")
        && ReadLine() == "255";

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var read = _output.ReadByte(); read is not (-1 or '\n') && line.Length < LongestCause; read = _output.ReadByte())
            line.Append((char)read);
        return line.ToString();
    }

    private async Task FeedAsync(Stream file, DecoderInput input, CancellationToken cancellationToken)
    {
        try
        {
            await input.CopyAsync(file, _process.StandardInput.BaseStream, cancellationToken);
            _process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The decoder has seen enough and closed its end, or is ended; whether all came is known by its rows.
        }
    }

    /// <summary>
    /// gst-launch 1.22 often hangs after an error instead of ending, the more so on a busy machine; it has said why by then.
    /// </summary>
    private async Task<string> SayingAsync()
    {
        var (said, buffer) = (new StringBuilder(), new char[LongestSaying]);
        while (await _process.StandardError.ReadAsync(buffer) is > 0 and var read)
        {
            if (said.Length < LongestSaying) said.Append(buffer, 0, read);
            if (said.ToString().Contains(GStreamerError, StringComparison.Ordinal)) End();
        }

        return said.ToString();
    }

    /// <summary>The libraries name the fault; GStreamer names its own parts, which help nobody.</summary>
    private string Cause(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        const string Png = "libpng error: ";
        var telling = _command.Program == DecoderCommand.JpegProgram
            ? lines.LastOrDefault()
            : lines.FirstOrDefault(line => line.StartsWith(Png, StringComparison.Ordinal))?[Png.Length..];
        return telling is null ? "" : telling[..Math.Min(telling.Length, LongestCause)].TrimEnd('.');
    }
}
