using System.Data.Common;
using Roomtone.Cli.Host;
using Roomtone.Database;
using Roomtone.Hosting;

namespace Roomtone.Cli.Backup;

/// <summary><c>roomtone restore FILE</c>: brings a backup back, and counts that all of it is there.</summary>
internal sealed class RestoreCommand(BackupOptions options, string? password, TextWriter output)
{
    /// <summary>To count or drop a large table takes its time.</summary>
    private static readonly ConnectionLimits Limits = ConnectionLimits.Default with { Command = TimeSpan.Zero, Connections = 0 };

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">There is a history already, or somebody uses the database.</exception>
    /// <exception cref="ServerException">The backup is not whole, or the database did not take it.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(options.File)) throw new UsageException($"There is no file {options.File}.");
        var manifest = await BackupFile.CheckAsync(options.File, cancellationToken);
        try
        {
            await using var source = DatabaseSource.Create(options.Database, password, Limits);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var tables = new HistoryTables(connection);
            RefuseOverOthers(tables);
            tables.DropAll();
            await SendAsync(cancellationToken);
            Compare(manifest, tables);
        }
        catch (DbException e)
        {
            throw new ServerException($"The database at {options.Database.Host}:{options.Database.Port} failed: {e.Message}", e);
        }

        await output.WriteLineAsync($"Restored {manifest.Rows.Values.Sum():N0} rows of {manifest.Rows.Count} tables, of {manifest.MadeAt:u}; all are counted. Start CloudSync and the dashboard; the boxes send what is newer.");
        return 0;
    }

    private void RefuseOverOthers(HistoryTables tables)
    {
        if (options.Force) return;
        if (tables.WithHistory() is { Count: > 0 } filled) throw new UsageException($"The database {options.Database.Name} has a history already ({string.Join(", ", filled)}): nothing was restored. With --force it is replaced.");
        if (tables.Others() is > 0 and var others) throw new UsageException($"{others} connections to the database {options.Database.Name} are open: stop CloudSync and the dashboard first. With --force it is restored all the same.");
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using var client = await ClientProgram.StartAsync("mariadb", options, password, ["--binary-mode"], cancellationToken);
        try
        {
            await using var dump = BackupFile.Open(options.File);
            await WithoutDefiners.CopyAsync(dump, client.Input, cancellationToken);
        }
        catch (IOException)
        {
            throw await client.FailureAsync(); // It hung up: what it said tells why.
        }

        await client.EndAsync(cancellationToken);
    }

    private static void Compare(Manifest manifest, HistoryTables tables)
    {
        var found = tables.Count(manifest.Rows.Keys);
        if (manifest.SaysOf(found)) return;
        var differing = manifest.Rows.Where(table => found[table.Key] != table.Value).Select(table => $"{table.Key}: {found[table.Key]} of {table.Value}");
        throw new ServerException($"Not all rows are there: {string.Join(", ", differing)}. Does something else write into the database? Stop it and restore again with --force.");
    }
}
