using Microsoft.Extensions.Logging;

namespace Roomtone.EdgeAgent.Music.Library.Storage;

/// <summary>
/// The one owner of <c>library.db</c>: what is known of the local library and can be read or measured again. Any fault in
/// opening, reading or writing it means that it is closed, deleted and made anew from the entries that can be proven. Where
/// the disk does not take it, it is held in memory and the disk is tried again later. It never throws.
/// </summary>
internal sealed partial class LibraryDatabase(string path, TimeProvider time, ILogger<LibraryDatabase> logger) : IDisposable
{
    public const string FileName = "library.db";
    public const string Catalogue = "catalogue";
    public const string Sounds = "sounds";

    /// <summary>Entries of one transaction, so that nobody waits long for a slow card.</summary>
    private const int BatchSize = 200;

    private static readonly TimeSpan TryDiskEvery = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly LibraryDisk _disk = new(path);
    private MemoryStream? _memory;
    private long _triedDisk;

    public static IReadOnlyList<string> Collections { get; } = [Catalogue, Sounds];

    /// <summary>Whether what has been written is there after a restart.</summary>
    public bool IsOnDisk
    {
        get
        {
            lock (_gate) return _memory is null;
        }
    }

    public IReadOnlyList<StoredEntry> Read(string collection) => Use<IReadOnlyList<StoredEntry>>(file => [.. file.Read(collection)]);

    /// <param name="collection">One of <see cref="Collections"/>.</param>
    /// <param name="entries">New ones, and others in the place of those with their keys.</param>
    /// <param name="gone">Keys of entries to take out.</param>
    public void Write(string collection, IEnumerable<StoredEntry> entries, IEnumerable<string> gone)
    {
        foreach (var batch in entries.Chunk(BatchSize)) Write(collection, batch, []);
        foreach (var batch in gone.Chunk(BatchSize)) Write(collection, [], batch);
    }

    public void Dispose() => _memory?.Dispose();

    private void Write(string collection, StoredEntry[] entries, string[] gone) => Use(file =>
    {
        file.Write(collection, entries, gone);
        return entries.Length;
    });

    private T Use<T>(Func<LibraryFile, T> use)
    {
        lock (_gate)
        {
            if (_memory is not null && time.GetElapsedTime(_triedDisk) >= TryDiskEvery) ReturnToDisk(_memory);
            return _memory is null ? OnDisk(use) : InMemory(_memory, use);
        }
    }

    private T OnDisk<T>(Func<LibraryFile, T> use)
    {
        var salvaged = LibraryEntries.None;
        try
        {
            return _disk.Use(use);
        }
        catch (LibraryFileRefusedException fault)
        {
            LogLost(path, fault.Message);
        }
#pragma warning disable CA1031 // A damaged file makes LiteDB throw anything.
        catch (Exception damage)
        {
            try
            {
                salvaged = _disk.Salvage();
                _disk.MakeAnew(salvaged);
                LogMadeAnew(path, damage.Message.TrimEnd('.'), salvaged.Count);
                return _disk.Use(use);
            }
            catch (Exception fault)
            {
                LogLost(path, fault.Message);
            }
        }
#pragma warning restore CA1031

        _triedDisk = time.GetTimestamp();
        _memory = new MemoryStream();
        InMemory(_memory, salvaged.WriteTo);
        return InMemory(_memory, use);
    }

    private void ReturnToDisk(MemoryStream memory)
    {
        _triedDisk = time.GetTimestamp();
        try
        {
            _disk.MakeAnew(_disk.Salvage(), InMemory(memory, LibraryEntries.Salvage));
        }
#pragma warning disable CA1031 // Whatever it is, that the disk is lost was said.
        catch (Exception)
        {
            return;
        }
#pragma warning restore CA1031

        _memory = null;
        LogReturned(path);
    }

    private static T InMemory<T>(MemoryStream memory, Func<LibraryFile, T> use)
    {
        using var log = new MemoryStream();
        using var file = new LibraryFile(memory, log);
        return use(file);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Path} failed ({Fault}) and was made anew with the {Entries} entries that could be proven. What is missing is read and analysed again."
    )]
    private partial void LogMadeAnew(string path, string fault, int entries);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Path} cannot be kept: {Fault} The library works from memory; free space on the disk or mend the folder's owner."
    )]
    private partial void LogLost(string path, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Path} can be kept again.")]
    private partial void LogReturned(string path);
}
