using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>
/// Turns a file into samples, by ffmpeg as a process of its own: it reads every format that MPD does, a file that breaks
/// it breaks nothing else, and it has the lowest priority. It ends with the thread that started it.
/// </summary>
internal sealed class Decoder(TimeProvider time)
{
    /// <summary>A file this long without a sound coming is stuck, e.g. on a network drive that is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The rest of a very long recording is not looked at.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private const int BufferBytes = 64 * 1024;
    private const int ErrorLength = 200;

    public delegate void Listener(ReadOnlySpan<float> interleaved);

    /// <param name="path">The file.</param>
    /// <param name="listen">Gets left and right in turn, at <see cref="AudioFeatureExtractor.SampleRate"/>; mono as twice the
    /// same, as the player plays it.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    /// <exception cref="AudioAnalysisException">The file cannot be decoded, or ffmpeg is not there.</exception>
    public void Decode(string path, Listener listen, CancellationToken cancellationToken)
    {
        using var process = Start(path);
        using var stop = cancellationToken.Register(process.Kill);
        using var watch = time.CreateTimer(_ => process.Kill(), null, Patience, Timeout.InfiniteTimeSpan);
        var saying = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var any = Listen(process.StandardOutput.BaseStream, listen, watch);
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode == 127)
            throw new AudioAnalysisException($"ffmpeg is not there. Run {RoomtoneCommand.Setup}, which installs it.", AudioAnalysisFault.All);
        if (process.ExitCode != 0)
            throw new AudioAnalysisException($"ffmpeg cannot decode it ({Telling(saying.Result, path)}).", AudioAnalysisFault.File);
        if (!any)
            throw new AudioAnalysisException("There is no sound in it.", AudioAnalysisFault.File);
    }

    private static Process Start(string path)
    {
        // "file:" and the list of protocols keep a playlist or a strange name from leading elsewhere.
        string[] arguments =
        [
            "--pdeathsig",
            "KILL",
            "nice",
            "-n",
            "19",
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-threads",
            "1",
            "-protocol_whitelist",
            "file,pipe",
            "-i",
            $"file:{path}",
            "-map",
            "0:a:0",
            "-t",
            Longest.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            "-af",
            "aformat=channel_layouts=mono|stereo",
            "-ar",
            AudioFeatureExtractor.SampleRate.ToString(CultureInfo.InvariantCulture),
            "-c:a",
            "pcm_f32le",
            "-f",
            "wav",
            "pipe:1",
        ];
        try
        {
            return Process.Start(
                new ProcessStartInfo("setpriv", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
        }
        catch (Win32Exception e)
        {
            throw new AudioAnalysisException(
                $"The decoder cannot be started ({e.Message}). Debian's package util-linux brings setpriv.",
                AudioAnalysisFault.All,
                e
            );
        }
    }

    /// <returns>Whether a sample came.</returns>
    private static bool Listen(Stream wave, Listener listen, ITimer watch)
    {
        if (WaveHeader.Read(wave) is not { } channels) return false;
        var (buffer, twice) = (new byte[BufferBytes], new float[BufferBytes / sizeof(float) * 2]);
        var any = false;
        while (wave.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var length)
        {
            watch.Change(Patience, Timeout.InfiniteTimeSpan);
            var samples = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, length));
            any |= samples.Length > 0;
            listen(channels == 1 ? Twice(samples, twice) : samples);
        }

        return any;
    }

    private static ReadOnlySpan<float> Twice(ReadOnlySpan<float> samples, float[] twice)
    {
        for (var i = 0; i < samples.Length; i++) twice[2 * i] = twice[(2 * i) + 1] = samples[i];
        return twice.AsSpan(0, 2 * samples.Length);
    }

    /// <summary>ffmpeg's last line, without the file's own path.</summary>
    private static string Telling(string said, string path)
    {
        var line =
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
            ?? "it was stopped, as no sound came";
        line = line.Replace($"file:{path}", Path.GetFileName(path), StringComparison.Ordinal).TrimEnd('.');
        return line.Length > ErrorLength ? line[..ErrorLength] : line;
    }
}
