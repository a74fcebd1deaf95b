using Microsoft.Extensions.Logging;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Recommendation.Choices;

/// <summary>
/// The records of choices as JSON lines in the state folder. At half of the allowed size the file is moved aside, over
/// the one before: so the disk holds the newest, and never more than allowed.
/// </summary>
internal sealed partial class ChoiceLog(string path, MusicSettings settings, ILogger<ChoiceLog> logger)
{
    private const long Megabyte = 1_000_000;

    private bool _failed;

    public void Write(ChoiceRecord record)
    {
        if (settings.ChoiceLogMegabytes == 0) return;
        try
        {
            byte[] line = [.. Wire.Write(record), (byte)'\n'];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (new FileInfo(path) is { Exists: true } file && file.Length + line.Length > settings.ChoiceLogMegabytes * Megabyte / 2)
                File.Move(path, path + ".1", overwrite: true);
            using var log = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            log.Write(line);
            _failed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_failed) LogNotKept(path, e.Message);
            _failed = true;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Path} cannot be written: {Fault} The music goes on, its choices are not recorded; free space on the disk or mend the folder's owner."
    )]
    private partial void LogNotKept(string path, string fault);
}
