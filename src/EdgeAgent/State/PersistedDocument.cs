using Microsoft.Extensions.Logging;

namespace Roomtone.EdgeAgent.State;

/// <summary>A document of the state folder that the music can do without: a full disk must not silence it.</summary>
internal sealed partial class PersistedDocument<T>(string path, ILogger logger)
    where T : class
{
    private readonly StateFile<T> _file = new(path);
    private bool _isLost;

    public T? Read()
    {
        try
        {
            return _file.Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogLost(path, e.Message);
            return null;
        }
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
}
