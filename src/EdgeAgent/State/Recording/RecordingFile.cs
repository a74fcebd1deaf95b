using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.State.Recording;

/// <summary>
/// Two files of JSON lines in turn, each for as long as the settings say: the newer one is written, the older one is
/// thrown away when the newer is full. Lines wait in memory for a minute, since a memory card wears with each write;
/// a power cut loses that minute of the recording and nothing of the history.
/// </summary>
internal sealed partial class RecordingFile(string folder, RecordingSettings settings, TimeProvider time, ILogger<RecordingFile> logger)
    : IDisposable
{
    public const string Newer = "recording.jsonl";
    public const string Older = "recording.1.jsonl";

    /// <summary>However much happens, a recording never fills the card.</summary>
    private const long LargestFile = 64L * 1024 * 1024;

    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly MemoryStream _waiting = new();
    private DateTimeOffset? _beganAt;
    private TimeSpan _writtenAt = time.Steady;
    private bool _hasSaidFull;
    private bool _hasBegun;
    private bool _isClosed;

    private string Path => System.IO.Path.Combine(folder, Newer);

    public void Add<T>(string type, T data)
    {
        if (settings.Hours == 0) return;
        lock (_gate)
        {
            if (_isClosed) return; // The box ends; the history has what comes now.
            var now = time.GetUtcNow();
            if (!_hasBegun)
                Write(now, EventTypes.Device, new DeviceEvent(DeviceHappenings.Started, "The agent started; its mood began afresh."));
            _hasBegun = true;
            Write(now, type, data);
            if (time.Steady - _writtenAt >= WriteEvery) WriteOut(now);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_waiting.Length > 0) WriteOut(time.GetUtcNow());
            _isClosed = true;
            _waiting.Dispose();
        }
    }

    private void Write<T>(DateTimeOffset now, string type, T data)
    {
        _waiting.Write(Wire.Write(new RecordedEvent(now, type, Wire.Element(data))));
        _waiting.WriteByte((byte)'\n');
    }

    private void WriteOut(DateTimeOffset now)
    {
        try
        {
            TurnOver(now);
            using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            if (EndsWithin(file)) file.WriteByte((byte)'\n');
            _waiting.WriteTo(file);
            _hasSaidFull = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_hasSaidFull) LogLost(Path, e.Message);
            _hasSaidFull = true;
        }

        _waiting.SetLength(0);
        _writtenAt = time.Steady;
    }

    /// <summary>Goes to the end, and says whether that is within a line. A power cut may have torn the last one.</summary>
    private static bool EndsWithin(FileStream file)
    {
        if (file.Seek(0, SeekOrigin.End) == 0) return false;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private void TurnOver(DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var file = new FileInfo(Path);
        _beganAt ??= file.Exists ? new DateTimeOffset(file.CreationTimeUtc, TimeSpan.Zero) : now;
        if (!file.Exists || (now - _beganAt < TimeSpan.FromHours(settings.Hours) && file.Length < LargestFile)) return;
        file.MoveTo(System.IO.Path.Combine(folder, Older), overwrite: true);
        _beganAt = now;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Path} cannot be written: {Fault} What happens now is missing in the recording; the history is not touched by it."
    )]
    private partial void LogLost(string path, string fault);
}
