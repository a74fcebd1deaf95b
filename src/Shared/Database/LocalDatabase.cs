using System.Data.Common;
using MySqlConnector;

namespace Roomtone.Database;

/// <summary>Connections to a private server on this machine, by a connection string: for tests, benches and the demo.</summary>
public static class LocalDatabase
{
    /// <summary>With TLS the authority is checked, and the name is not: the address is always this machine's.</summary>
    public static string ConnectionString(DatabaseSettings settings, string password) => new MySqlConnectionStringBuilder
    {
        Server = settings.Host,
        Port = (uint)settings.Port,
        UserID = settings.User,
        Password = password,
        Database = settings.Name,
        SslMode = settings.Tls ? MySqlSslMode.VerifyCA : MySqlSslMode.Disabled,
        SslCa = settings.CaFile,
        AllowPublicKeyRetrieval = true,
        AllowUserVariables = true,
        AllowLoadLocalInfile = true,
        GuidFormat = MySqlGuidFormat.None,
    }.ConnectionString;

    public static DbDataSource Source(string connectionString) => new MySqlDataSource(connectionString);

    /// <exception cref="DbException">The server cannot be reached.</exception>
    public static DbConnection Open(string connectionString)
    {
        var connection = new MySqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
