using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Roomtone.EdgeAgent.Sync;

/// <summary>Short ways to ask SQLite.</summary>
internal static class OutboxSql
{
    extension(SqliteConnection connection)
    {
        /// <returns>How many rows were changed.</returns>
        public int Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
        {
            using var command = connection.Command(sql, values);
            return command.ExecuteNonQuery();
        }

        public object? Scalar(string sql)
        {
            using var command = connection.Command(sql);
            return command.ExecuteScalar();
        }

        public long Number(string sql) => Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);

        public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
            return command;
        }

        public void InTransaction(Action action)
        {
            using var transaction = connection.BeginTransaction();
            action();
            transaction.Commit();
        }
    }
}
