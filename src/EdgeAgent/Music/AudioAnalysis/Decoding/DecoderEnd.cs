using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

/// <summary>
/// What a decoder's exit code means. Only what the file alone can have caused is the file's fault: a stop of the service
/// reaches ffmpeg as well, the system ends it where memory runs out, and disks go away.
/// </summary>
internal static class DecoderEnd
{
    private const int NotFound = 127;
    private const int NotRunnable = 126;

    /// <summary>How ffmpeg ends after a signal that asks it to (its exit_program in ffmpeg.c).</summary>
    private const int Asked = 255;

    /// <summary>How a process that a signal has ended is told: this and the number of the signal.</summary>
    private const int BySignal = 128;

    private const int ErrorLength = 200;

    /// <summary>SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGTERM: sent from outside. A crash is another one.</summary>
    private static readonly int[] FromOutside = [1, 2, 3, 9, 15];

    private static readonly string[] Starters = ["setpriv:", "prlimit:", "nice:"];

    /// <exception cref="AudioAnalysisException">It did not end well.</exception>
    public static void Require(int exitCode, string said, string path)
    {
        if (exitCode == 0) return;
        var line = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
        if (exitCode is NotFound or NotRunnable)
            throw new AudioAnalysisException(
                $"ffmpeg is not there or cannot run ({Short(line)}). Run {RoomtoneCommand.Setup}, which installs it.",
                AudioAnalysisFault.All
            );
        if (Starters.Any(starter => line.StartsWith(starter, StringComparison.Ordinal)))
            throw new AudioAnalysisException($"The decoder cannot be started ({Short(line)}).", AudioAnalysisFault.All);
        if (exitCode == Asked || FromOutside.Contains(exitCode - BySignal))
            throw new AudioAnalysisException("ffmpeg was ended from outside.", AudioAnalysisFault.Passing);
        if (said.Contains(SoundFormats.Refusal, StringComparison.Ordinal))
            throw new AudioAnalysisException(
                "ffmpeg cannot decode it (by its content it is no sound but a list of other files, or something else).",
                AudioAnalysisFault.File
            );
        if (Unreadable(path) is { } why) throw new AudioAnalysisException(why, AudioAnalysisFault.Passing);
        throw new AudioAnalysisException($"ffmpeg cannot decode it ({Telling(line, path, exitCode)}).", AudioAnalysisFault.File);
    }

    /// <returns>Why not even we can read the file now, as a sentence; null where we can.</returns>
    private static string? Unreadable(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            _ = file.ReadByte();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"It cannot be read now: {e.Message.Replace(path, Path.GetFileName(path), StringComparison.Ordinal)}";
        }
    }

    /// <summary>ffmpeg's last line, without the file's own path.</summary>
    private static string Telling(string line, string path, int exitCode)
    {
        if (exitCode > BySignal) return $"it crashes, signal {exitCode - BySignal}";
        return line.Length == 0 ? "it does not say why" : Short(line.Replace($"file:{path}", Path.GetFileName(path), StringComparison.Ordinal));
    }

    private static string Short(string line) => (line.Length > ErrorLength ? line[..ErrorLength] : line).TrimEnd('.');
}
