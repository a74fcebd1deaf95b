using System.IO.Compression;
using System.Text;
using Dapper;
using MySqlConnector;
using Roomtone.Cli.Backup;
using Roomtone.Cli.Host;
using Roomtone.Database;
using Roomtone.Hosting;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Backup;

public class BackupTests
{
    private const string Hostile = "a(b),(c);\\'\n'--\0 \"x\" 🎵 INSERT INTO `mood_events` VALUES (1)";

    [Fact]
    public async Task What_was_saved_is_there_again_after_everything_is_gone()
    {
        await using var test = await TestServers.DatabaseAsync();
        var file = test.Folder.In("history.sql.gz");
        Fill(test.Server);
        var before = Sums(test.Server);

        await BackUpAsync(test, file);
        await Assert.ThrowsAsync<UsageException>(() => BackUpAsync(test, file));
        // From another account, as on another machine.
        foreach (
            var sql in new[]
            {
                "DROP DATABASE roomtone",
                "CREATE DATABASE roomtone",
                "CREATE USER other@'127.0.0.1' IDENTIFIED BY 'a secret \"\\\\ one'",
                "GRANT ALL ON roomtone.* TO other@'127.0.0.1'",
            }
        )
            Run(test.Server.RootConnectionString.Replace("database=roomtone", "database=mysql", StringComparison.OrdinalIgnoreCase), sql);
        var said = await RestoreAsync(test, file, user: "other", password: "a secret \"\\ one");

        Assert.Equal(before, Sums(test.Server));
        Assert.Equal(Hostile, Ask(test.Server, "SELECT payload FROM rejected"));
        Assert.Equal("2", Ask(test.Server, "SELECT COUNT(*) FROM v_mood"));
        Assert.Contains("5 rows of 3 tables", said, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_history_is_replaced_only_when_asked_to_and_while_nobody_uses_it()
    {
        await using var test = await TestServers.DatabaseAsync();
        var file = test.Folder.In("history.sql.gz");
        Fill(test.Server);
        await BackUpAsync(test, file);
        Run(test.Server.ConnectionString, "INSERT INTO mood_events VALUES (9, 'later')");
        Run(test.Server.ConnectionString, "CREATE TABLE newer (x INT)");
        MySqlConnection.ClearAllPools();

        var refused = await Assert.ThrowsAsync<UsageException>(() => RestoreAsync(test, file));
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        Assert.Equal("3", Ask(test.Server, "SELECT COUNT(*) FROM mood_events"));
        await RestoreAsync(test, file, force: true);

        Assert.Equal("2", Ask(test.Server, "SELECT COUNT(*) FROM mood_events"));
        Assert.Equal("0", Ask(test.Server, "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_NAME = 'newer'"));
        Run(test.Server.ConnectionString, "DROP TABLE mood_events, mood_minutes, rejected");
        await using (var other = new MySqlConnection(test.Server.ConnectionString))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            Assert.Contains(
                "are open",
                (await Assert.ThrowsAsync<UsageException>(() => RestoreAsync(test, file))).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_file_that_is_cut_short_or_changed_restores_nothing()
    {
        await using var test = await TestServers.DatabaseAsync();
        var file = test.Folder.In("history.sql.gz");
        Fill(test.Server);
        await BackUpAsync(test, file);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        byte[][] spoilt =
        [
            whole[..(whole.Length / 2)],
            [.. whole[..^40], .. whole[^20..]],
            Encoding.UTF8.GetBytes("SELECT 1;"),
            [],
            Zipped("-- roomtone-backup 1 {}\n"),
            Zipped("-- roomtone-backup 1 null\n"),
            Zipped(
                "DROP TABLE mood_events;\n-- roomtone-backup 1 {\"MadeAt\":\"2026-01-05T12:00:00Z\",\"Rows\":{\"a`; DROP TABLE b; -- \":1}}\n"
            ),
        ];

        foreach (var (bytes, i) in spoilt.Select((bytes, i) => (bytes, i)))
        {
            var bad = test.Folder.In($"bad-{i}.gz");
            await File.WriteAllBytesAsync(bad, bytes, TestContext.Current.CancellationToken);
            var refused = await Assert.ThrowsAsync<ServerException>(() => RestoreAsync(test, bad, force: true));
            Assert.Contains("not a whole backup", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal("2", Ask(test.Server, "SELECT COUNT(*) FROM mood_events"));
    }

    [Fact]
    public async Task A_foreign_file_runs_no_program_of_the_machine()
    {
        await using var test = await TestServers.DatabaseAsync();
        var (file, mark) = (test.Folder.In("foreign.gz"), test.Folder.In("mark"));
        await File.WriteAllBytesAsync(
            file,
            Zipped(
                $"CREATE TABLE a (x INT);\n\\! touch {mark}\nsystem touch {mark};\nINSERT INTO `a` VALUES (1);\n-- roomtone-backup 1 {{\"MadeAt\":\"2026-01-05T12:00:00Z\",\"Rows\":{{\"a\":1}}}}\n"
            ),
            TestContext.Current.CancellationToken
        );

        await Assert.ThrowsAsync<ServerException>(() => RestoreAsync(test, file));

        Assert.False(File.Exists(mark));
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_leaves_no_half_file()
    {
        using var folder = new TemporaryFolder();
        var options = new BackupOptions(folder.In("x.gz"), new DatabaseSettings { Port = FreePort.Next() }, Force: false);

        var failed = await Assert.ThrowsAsync<ServerException>(() =>
            new BackupCommand(options, "secret", TimeProvider.System, TextWriter.Null).RunAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("mariadb-dump failed", failed.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Rows_are_counted_whatever_their_texts_hold()
    {
        var dump = Encoding.UTF8.GetBytes(
            "-- INSERT INTO `no` VALUES (1);\nINSERT INTO `a` VALUES\n(1,'x\\'),(2);('),\n(2,NULL,_binary 'y\\\\');\nINSERT INTO `b` VALUES (0x00,'(('),(3,'''');\nINSERT INTO `a` VALUES (3);\n"
        );
        foreach (var size in new[] { 1, 3, dump.Length })
        {
            var counter = new RowCounter();
            foreach (var part in dump.Chunk(size)) counter.Read(part);
            Assert.Equal([("a", 3L), ("b", 2L)], counter.Rows.Select(table => (table.Key, table.Value)));
        }
    }

    private static byte[] Zipped(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest)) zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static BackupOptions Options(TestServer<PrivateDatabase> test, string file, bool force = false, string? user = null) =>
        new(file, new DatabaseSettings { Port = test.Server.Port, User = user ?? PrivateDatabase.User }, force);

    private static Task<int> BackUpAsync(TestServer<PrivateDatabase> test, string file) =>
        new BackupCommand(Options(test, file), test.Server.UserPassword, TimeProvider.System, TextWriter.Null).RunAsync(
            TestContext.Current.CancellationToken
        );

    private static async Task<string> RestoreAsync(
        TestServer<PrivateDatabase> test,
        string file,
        bool force = false,
        string? user = null,
        string? password = null
    )
    {
        await using var output = new StringWriter();
        MySqlConnection.ClearAllPools();
        await new RestoreCommand(Options(test, file, force, user), password ?? test.Server.UserPassword, output).RunAsync(
            TestContext.Current.CancellationToken
        );
        return output.ToString();
    }

    private static void Fill(PrivateDatabase database)
    {
        foreach (
            var sql in new[]
            {
                "CREATE TABLE mood_events (seq INT, text VARCHAR(200), PRIMARY KEY (seq)) ENGINE=InnoDB CHARACTER SET utf8mb4 PARTITION BY RANGE COLUMNS (seq) (PARTITION p_low VALUES LESS THAN (5), PARTITION p_rest VALUES LESS THAN (MAXVALUE))",
                "CREATE TABLE mood_minutes (minute DATETIME, windows INT, valence_sum DECIMAL(20,6))",
                "CREATE TABLE rejected (id BINARY(16), payload MEDIUMTEXT CHARACTER SET utf8mb4)",
                "CREATE VIEW v_mood AS SELECT seq FROM mood_events",
                "INSERT INTO mood_events VALUES (1, 'Grüße'), (7, ');(')",
                "INSERT INTO mood_minutes VALUES ('2026-01-05 12:00:00', 3, 1.234567), ('2026-01-05 12:01:00', 4, -0.5)",
            }
        )
            Run(database.ConnectionString, sql);
        using var connection = new MySqlConnection(database.ConnectionString);
        connection.Execute("INSERT INTO rejected VALUES (UNHEX('00FF27285C0A00FF27285C0A00FF2728'), @payload)", new { payload = Hostile });
    }

    /// <summary>Counts, sums and bytes: they must come back the same.</summary>
    private static string Sums(PrivateDatabase database) =>
        string.Join(
            '|',
            new[]
            {
                "SELECT GROUP_CONCAT(seq, text ORDER BY seq) FROM mood_events",
                "SELECT CONCAT(COUNT(*), ' ', SUM(windows), ' ', SUM(valence_sum)) FROM mood_minutes",
                "SELECT CONCAT(HEX(id), HEX(payload)) FROM rejected",
                "SELECT CONCAT('p_low', (SELECT COUNT(*) FROM mood_events PARTITION (p_low)), ',p_rest', (SELECT COUNT(*) FROM mood_events PARTITION (p_rest)))",
            }.Select(sql => Ask(database, sql))
        );

    private static void Run(string database, string sql)
    {
        using var connection = new MySqlConnection(database);
        connection.Execute(sql);
    }

    private static string? Ask(PrivateDatabase database, string sql)
    {
        using var connection = new MySqlConnection(database.ConnectionString);
        return connection.ExecuteScalar(sql)?.ToString();
    }
}
