using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.History.Writing;

namespace Roomtone.CloudSync.Ingest.Status;

/// <summary>Keeps the table of boxes up to date. While the database is unavailable the board holds the statuses.</summary>
internal sealed class StatusWriter(StatusBoard board, DbDataSource database, SchemaGate schema, TimeProvider time) : BackgroundService
{
    // Assignments are evaluated from left to right, so status_received must come last.
    private static readonly Table<HeardStatus> Devices = new(
        "devices",
        "device, state, version, boot, status_at, status_received, first_seen, last_seen",
        Write,
        string.Join(
            ", ",
            new[] { "state", "version", "boot", "status_at", "status_received" }.Select(column =>
                $"{column} = IF(status_received IS NULL OR VALUES(status_received) >= status_received, VALUES({column}), {column})"
            )
        ) + ", first_seen = LEAST(first_seen, VALUES(first_seen)), last_seen = GREATEST(last_seen, VALUES(last_seen))"
    );

    private readonly DatabaseRetry _retry = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        await Task.Factory.StartNew(() => Run(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (TryWrite(board.Take())) WaitHandle.WaitAny([board.News, stopping.WaitHandle]);
            else _retry.Wait(stopping);
        }
    }

    private bool TryWrite(IReadOnlyList<HeardStatus> statuses)
    {
        try
        {
            if (statuses.Count > 0) Commit(statuses);
            _retry.Reset();
            return true;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            if (DatabaseFault.Translate(e).Fault == HistoryFault.Refused && statuses.Count == 1)
            {
                board.Drop(statuses[0], e.Message);
                return true;
            }

            // One that the database never takes must not keep the others from it.
            if (DatabaseFault.Translate(e).Fault == HistoryFault.Refused) return statuses.All(heard => TryWrite([heard]));
            board.PutBack(statuses); // BatchWriter has logged it.
            return false;
        }
    }

    private void Commit(IReadOnlyList<HeardStatus> statuses)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        transaction.Insert(Devices, statuses);
        transaction.Commit();
    }

    private static void Write(HeardStatus heard, IRow row)
    {
        row.Text(heard.Device);
        row.Text(EnumNames<Contracts.DeviceState>.Of(heard.Status.State));
        row.Text(heard.Status.Version);
        row.Text(heard.Status.Boot.ToString());
        row.Time(heard.Status.At);
        row.Time(heard.Received);
        row.Time(heard.Alive);
        row.Time(heard.Alive);
    }
}
