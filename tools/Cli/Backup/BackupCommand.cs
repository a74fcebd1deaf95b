using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Cli.Backup;

/// <summary><c>roomtone backup FILE</c>: the whole database as it is at one moment, while everything runs on.</summary>
internal sealed class BackupCommand(BackupOptions options, string? password, TimeProvider time, TextWriter output)
{
    /// <summary>One transaction sees one moment and locks nobody out; blobs as hexadecimal survive every character set.</summary>
    private static readonly string[] Arguments = ["--single-transaction", "--quick", "--hex-blob", "--skip-lock-tables", "--no-tablespaces", "--skip-triggers"];

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The file is there already.</exception>
    /// <exception cref="ServerException">The database cannot be read whole.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(options.File)) throw new UsageException($"{options.File} is there already, and a backup is never written over. Choose another name.");
        using var dump = await ClientProgram.StartAsync("mariadb-dump", options, password, Arguments, cancellationToken);
        var manifest = await BackupFile.WriteAsync(dump.Output, options.File, () => dump.EndAsync(cancellationToken), time.GetUtcNow(), cancellationToken);
        await BackupFile.CheckAsync(options.File, cancellationToken);
        await output.WriteLineAsync($"{options.File}: {manifest.Rows.Values.Sum():N0} rows of {manifest.Rows.Count} tables, read back and counted. It holds names and hashes of passwords: keep it as safe as the database.");
        return 0;
    }
}
