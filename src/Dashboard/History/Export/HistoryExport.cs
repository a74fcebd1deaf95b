using System.Buffers;
using System.Data.Common;
using System.IO.Pipelines;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.History.Export;

/// <summary>
/// Reads history as a file, a row at a time. Between the database and whoever takes the file stands a pipe that holds
/// about 64 kB: who takes slowly makes the reading slow, and the memory stays the same.
/// </summary>
internal sealed class HistoryExport(HistoryDatabase database)
{
    private const int FlushAtBytes = 16 * 1024;

    /// <param name="parts">The devices, one after another under one head, each with the time of which it is told.</param>
    /// <param name="kind">Of what.</param>
    /// <param name="format">In which form.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// The file. Complete it in any case: that ends the reading. Reading it throws
    /// <see cref="DatabaseUnavailableException"/> where the database fails, at the start or on the way.
    /// </returns>
    public PipeReader Open(
        IReadOnlyList<(string Device, TimeRange Range)> parts,
        ExportKind kind,
        IRowFormat format,
        CancellationToken cancellationToken
    )
    {
        var pipe = new Pipe();
        // Without a device the head still comes: no device has an empty name.
        _ = FillAsync(
            pipe.Writer,
            db => ReadAsync(db, parts.Count > 0 ? parts : [("", default)], kind, format, pipe.Writer),
            cancellationToken
        );
        return pipe.Reader;
    }

    private async Task FillAsync(PipeWriter file, Func<DatabaseSession, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await database.ReadAtLengthAsync(read, cancellationToken);
            await file.CompleteAsync();
        }
        catch (Exception e)
        {
            // Nothing is lost: it comes out at the reader's end.
            await file.CompleteAsync(e);
        }
    }

    private static async Task ReadAsync(
        DatabaseSession db,
        IReadOnlyList<(string Device, TimeRange Range)> parts,
        ExportKind kind,
        IRowFormat format,
        PipeWriter file
    )
    {
        for (var i = 0; i < parts.Count; i++)
            if (!await ReadAsync(db, parts[i].Device, kind, parts[i].Range, format, file, head: i == 0)) return;
    }

    /// <returns>False where nobody takes the file any more.</returns>
    private static async Task<bool> ReadAsync(
        DatabaseSession db,
        string device,
        ExportKind kind,
        TimeRange range,
        IRowFormat format,
        PipeWriter file,
        bool head
    )
    {
        var span = new { device, from = range.From.ToDatabase(), to = range.To.ToDatabase() };
        await using var rows = await db.ReadAsync(kind.Question, span, HistoryDatabase.LongestReadingSeconds);
        var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToArray();
        if (head) format.WriteHead(file, columns);
        while (await rows.ReadAsync(db.CancellationToken))
        {
            format.WriteRow(file, columns, Values(rows));
            if (file.UnflushedBytes < FlushAtBytes || await IsTakenOnAsync(file, db.CancellationToken)) continue;
            DatabaseSession.Abandon(rows);
            return false;
        }

        return await IsTakenOnAsync(file, db.CancellationToken);
    }

    private static object?[] Values(DbDataReader rows)
    {
        var values = new object[rows.FieldCount];
        rows.GetValues(values);
        return [.. values.Select(value => value is DBNull ? null : value)];
    }

    /// <summary>Waits until there is room again, or the reader is gone.</summary>
    private static async Task<bool> IsTakenOnAsync(PipeWriter file, CancellationToken cancellationToken)
    {
        try
        {
            return !(await file.FlushAsync(cancellationToken)).IsCompleted;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
