using Microsoft.Extensions.Logging;

namespace Roomtone.EdgeAgent.State;

/// <summary>A document of the state folder that the music can do without: a full disk must not silence it.</summary>
/// <param name="path">The file.</param>
/// <param name="logger">Where a fault is said.</param>
/// <param name="isSound">Whether what it holds can be used.</param>
/// <param name="isCopied">Whether a second copy is kept.</param>
/// <param name="tell">Tells the people of the room; null: the log alone has it.</param>
internal sealed partial class PersistedDocument<T>(
    string path, ILogger logger, Func<T, bool>? isSound = null, bool isCopied = false, Action<string>? tell = null)
    where T : class
{
    private readonly StateFile<T> _file = new(path, isSound, isCopied);
    private bool _isLost;

    /// <summary>Whether the last reading found something, and nothing of it could be used.</summary>
    public bool IsInDoubt { get; private set; }

    public T? Read()
    {
        var document = _file.Read();
        IsInDoubt = document is null && _file.Damage is not null;
        if (_file.Damage is { } damage)
        {
            LogDamaged(path, damage);
            tell?.Invoke(damage);
        }

        return document;
    }

    public void Write(T document)
    {
        try
        {
            _file.Write(document);
            _isLost = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Once until it can be kept again: it is written with each track.
            if (!_isLost) LogLost(path, e.Message);
            _isLost = true;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Path} cannot be kept: {Fault} The music goes on without it; free space on the disk or mend the folder's owner."
    )]
    private partial void LogLost(string path, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: {Damage} Check the disk; the music goes on.")]
    private partial void LogDamaged(string path, string damage);
}
