using System.IO.Compression;
using System.Text;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.Backup;

/// <summary>A dump of the database, compressed, with its <see cref="Manifest"/> at its end.</summary>
internal static class BackupFile
{
    private const int BufferBytes = 256 * 1024;
    private const int LastBytes = 64 * 1024;

    /// <summary>Copies a dump into a file that nobody else may read, and that gets its name when it is whole.</summary>
    /// <param name="dump">Ends with the dump.</param>
    /// <param name="path">The file; must not be there.</param>
    /// <param name="whole">Throws where the dump is not whole.</param>
    /// <param name="now">The time of the backup.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Manifest> WriteAsync(
        Stream dump,
        string path,
        Func<Task> whole,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var half = path + ".half";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        try
        {
            var counter = new RowCounter();
            Manifest manifest;
            await using (var file = new FileStream(half, options))
            {
                await using (var zipped = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
                {
                    await CopyAsync(dump, counter, zipped, cancellationToken);
                    await whole();
                    manifest = new Manifest(now, counter.Rows);
                    await zipped.WriteAsync(manifest.Line(), cancellationToken);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Reads a backup to its end, and compares what it holds with what it says.</summary>
    /// <exception cref="ServerException">It is no backup, or not whole.</exception>
    public static async Task<Manifest> CheckAsync(string path, CancellationToken cancellationToken)
    {
        var counter = new RowCounter();
        var last = new List<byte>();
        try
        {
            await using var dump = Open(path);
            var buffer = new byte[BufferBytes];
            for (int count; (count = await dump.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                counter.Read(buffer.AsSpan(0, count));
                last.AddRange(buffer.AsSpan(0, count));
                if (last.Count > 2 * LastBytes) last.RemoveRange(0, last.Count - LastBytes);
            }
        }
        catch (InvalidDataException e)
        {
            throw NotWhole(path, e);
        }

        var manifest = Manifest.Read(Encoding.UTF8.GetString([.. last]).TrimEnd('\n').Split('\n')[^1]);
        return manifest is not null && manifest.SaysOf(counter.Rows) ? manifest : throw NotWhole(path, null);
    }

    public static Stream Open(string path) => new GZipStream(File.OpenRead(path), CompressionMode.Decompress);

    private static async Task CopyAsync(Stream dump, RowCounter counter, Stream into, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        for (int count; (count = await dump.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            counter.Read(buffer.AsSpan(0, count));
            await into.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private static ServerException NotWhole(string path, Exception? inner) =>
        new($"{path} is not a whole backup of Roomtone: nothing was restored. Take another one.", inner);
}
