using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Roomtone.EdgeAgent.State;

/// <summary>Short ways to ask a SQLite file of the state folder.</summary>
internal static class Sqlite
{
    /// <summary>SQLite's own numbers of results (sqlite.org/rescode.html).</summary>
    private const int Error = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private const int BusySeconds = 1;

    /// <summary>The files that belong to one database: its name and what comes after it.</summary>
    public static readonly IReadOnlyList<string> Endings = ["", "-wal", "-shm"];

    /// <summary>Opens or makes the file and its folder, and leaves nothing open where that or the preparation fails.</summary>
    public static SqliteConnection Open(string path, Action<SqliteConnection> prepare)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Not pooled: a damaged file is moved aside or made again, which must not meet an old connection.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                DefaultTimeout = BusySeconds,
            }.ToString()
        );
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    extension(SqliteException fault)
    {
        /// <summary>A table has other columns than asked for.</summary>
        public bool IsAnotherShape => fault.SqliteErrorCode == Error;

        /// <summary>The file is not what was written.</summary>
        public bool IsDamage => fault.SqliteErrorCode is Corrupt or NotADatabase;
    }

    extension(SqliteConnection connection)
    {
        /// <returns>How many rows were changed.</returns>
        public int Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
        {
            using var command = connection.Command(sql, values);
            return command.ExecuteNonQuery();
        }

        public object? Scalar(string sql, params ReadOnlySpan<(string Name, object Value)> values)
        {
            using var command = connection.Command(sql, values);
            return command.ExecuteScalar();
        }

        public long Number(string sql) => Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);

        public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
        {
            var all = new List<T>();
            using var command = connection.Command(sql, values);
            using var rows = command.ExecuteReader();
            while (rows.Read()) all.Add(read(rows));
            return all;
        }

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
