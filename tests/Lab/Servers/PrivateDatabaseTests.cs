using Dapper;
using MySqlConnector;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Servers;

public class PrivateDatabaseTests
{
    [Fact]
    public async Task A_committed_row_survives_a_kill()
    {
        await using var test = await TestServers.DatabaseAsync();
        Run(test.Server.ConnectionString, "CREATE TABLE notes (text VARCHAR(20)) ENGINE=InnoDB");
        Run(test.Server.ConnectionString, "INSERT INTO notes VALUES ('Grüße 🎵')");

        await test.Server.KillAsync();
        await test.Server.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Grüße 🎵", Ask(test.Server.ConnectionString, "SELECT text FROM notes"));
    }

    [Fact]
    public async Task The_application_may_make_databases_of_its_own_name_and_nothing_else()
    {
        await using var test = await TestServers.DatabaseAsync();

        var name = await test.Server.CreateDatabaseAsync();
        Run(test.Server.ConnectionStringTo(name), "CREATE TABLE t (a INT)");

        Assert.Throws<MySqlException>(() => Run(test.Server.ConnectionString, "CREATE DATABASE other"));
        Assert.Throws<MySqlException>(() => Ask(test.Server.ConnectionString, "SELECT COUNT(*) FROM mysql.global_priv"));
        Assert.Equal(
            "0",
            Ask(
                test.Server.RootConnectionString,
                "SELECT COUNT(*) FROM mysql.user WHERE user = '' OR (authentication_string IN ('', 'invalid') AND user = 'root')"
            )
        );
    }

    [Fact]
    public async Task It_speaks_utf8_and_utc()
    {
        await using var test = await TestServers.DatabaseAsync();

        Assert.Equal("utf8mb4 +00:00", Ask(test.Server.ConnectionString, "SELECT CONCAT(@@character_set_server, ' ', @@time_zone)"));
    }

    private static void Run(string database, string sql)
    {
        using var connection = new MySqlConnection(database);
        connection.Execute(sql);
    }

    private static string? Ask(string database, string sql)
    {
        using var connection = new MySqlConnection(database);
        return connection.ExecuteScalar(sql)?.ToString();
    }
}
