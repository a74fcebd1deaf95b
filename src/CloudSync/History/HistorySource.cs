using System.Data.Common;
using MySql.Data.MySqlClient;
using Roomtone.Database;

namespace Roomtone.CloudSync.History;

/// <summary>Opens the database to write into.</summary>
internal static class HistorySource
{
    private const uint ConnectSeconds = 5;
    private const uint CommandSeconds = 60;

    public static DbDataSource Open(DatabaseSettings settings, string? password)
    {
        var connection = settings.Connection(password);
        connection.ConnectionTimeout = ConnectSeconds;
        connection.DefaultCommandTimeout = CommandSeconds;
        // For the stream of rows that HistoryWriter sends; a server that does not allow it gets INSERTs.
        connection.AllowLoadLocalInfile = true;
        return MySqlClientFactory.Instance.CreateDataSource(connection.ConnectionString);
    }
}
