using System.Data.Common;
using Dapper;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Maintenance;

/// <summary>The table <c>orders</c>.</summary>
internal static class JobStore
{
    public static MaintenanceJob? Next(DbConnection connection) =>
        connection.QueryFirstOrDefault<MaintenanceJob>(
            "SELECT id AS Id, kind AS Kind, subject AS Subject FROM orders WHERE done_at IS NULL ORDER BY asked_at, id LIMIT 1"
        );

    public static void Finish(DbConnection connection, MaintenanceJob job, MaintenanceReport report, DateTimeOffset now) =>
        connection.Execute(
            "UPDATE orders SET done_at = @now, ok = @ok, report = @text WHERE id = @id",
            new
            {
                id = job.Id,
                now = now.UtcDateTime,
                ok = report.Ok,
                text = System.Text.Encoding.UTF8.GetString(Wire.Write(report)),
            }
        );
}
