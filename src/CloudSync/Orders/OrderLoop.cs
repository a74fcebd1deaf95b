using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;

namespace Roomtone.CloudSync.Orders;

/// <summary>
/// Does the dashboard's orders, one at a time, whichever worker is first. An order that was begun and not finished is
/// begun again: each of them may run twice.
/// </summary>
internal sealed partial class OrderLoop(
    DbDataSource database,
    OrderDesk desk,
    SchemaGate schema,
    TimeProvider time,
    ILogger<OrderLoop> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        while (true)
        {
            var worked = await Task.Factory.StartNew(TryWork, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (!worked) await Task.Delay(Pause, time, stoppingToken);
        }
    }

    /// <returns>Whether an order was done.</returns>
    private bool TryWork()
    {
        try
        {
            using var connection = database.OpenConnection();
            if (OrderBook.Next(connection) is null) return false;
            using var held = DatabaseLock.TryTake(connection, "orders", seconds: 0);
            if (held is null || OrderBook.Next(connection) is not { } order) return false;
            var report = desk.Do(order, connection);
            OrderBook.Finish(connection, order, report, time.GetUtcNow());
            LogDone(order.Kind, order.Subject, report.Said);
            return true;
        }
        catch (Exception e) when (e is HistoryException || DatabaseFault.IsForeign(e))
        {
            LogFailed(e.Message); // The database is away; the order stays and is begun again.
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Order {Kind} of {Subject}: {Said}")]
    private partial void LogDone(string kind, string subject, string said);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An order waits: {Reason}")]
    private partial void LogFailed(string reason);
}
