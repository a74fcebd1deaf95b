using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.Ingest;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Health;

internal static class HealthRegistration
{
    public const string Writer = "writer";
    public const string Broker = "broker";
    public const string Database = "database";
    public const string Taking = "taking";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Adds what a worker rests on. While its queue is full it is ready all the same: what it holds is written.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCondition<IngestLoop>(Writer, loop => loop.IsAlive)
            .AddCondition<IMqttLink>(Broker, link => link.IsConnected)
            .AddCondition<DatabaseCheck>(Database, (check, _) => check.AnswersAsync())
            .AddCondition<IngestQueue>(Taking, queue => !queue.IsFull, HealthStatus.Degraded);
        return services.AddSingleton<DatabaseCheck>();
    }

    private sealed class DatabaseCheck(SchemaGate schema, DbDataSource database, TimeProvider time)
    {
        public async Task<bool> AnswersAsync()
        {
            try
            {
                return schema.IsOpen && await Task.Run(Ask).WaitAsync(Limit, time);
            }
            catch (Exception e) when (DatabaseFault.IsForeign(e))
            {
                return false;
            }
        }

        private bool Ask()
        {
            using var connection = database.OpenConnection();
            return connection.ExecuteScalar<long>("SELECT 1") == 1;
        }
    }
}
