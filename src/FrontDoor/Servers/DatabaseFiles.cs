namespace Roomtone.FrontDoor.Servers;

/// <summary>What mariadbd is told at its start.</summary>
internal static class DatabaseFiles
{
    /// <summary>
    /// Small, in UTC, and durable: a row that was committed survives a kill. The socket's path is relative to the data,
    /// because a socket's path may have 107 characters only (unix(7)).
    /// </summary>
    public static IReadOnlyList<string> Options(int port, string dataFolder, string firstStatements, TlsFiles? tls = null) =>
    [
        "--no-defaults",
        $"--user={Environment.UserName}",
        $"--datadir={dataFolder}",
        $"--bind-address={PrivateServer.Host}",
        $"--port={port}",
        "--socket=database.sock",
        $"--init-file={firstStatements}",
        "--skip-name-resolve",
        "--character-set-server=utf8mb4",
        "--collation-server=utf8mb4_unicode_ci",
        "--default-time-zone=+00:00",
        "--innodb-buffer-pool-size=64M",
        "--innodb-log-file-size=16M",
        "--innodb-flush-log-at-trx-commit=1",
        "--innodb-buffer-pool-dump-at-shutdown=OFF",
        "--innodb-buffer-pool-load-at-startup=OFF",
        "--aria-pagecache-buffer-size=8M",
        "--key-buffer-size=1M",
        "--performance-schema=OFF",
        "--max-connections=200",
        "--local-infile=ON",
        "--skip-log-bin",
        .. Tls(tls),
    ];

    private static IEnumerable<string> Tls(TlsFiles? tls) => tls is null
        ? []
        : [$"--ssl-ca={tls.CaFile}", $"--ssl-cert={tls.CertificateFile}", $"--ssl-key={tls.KeyFile}", "--tls-version=TLSv1.2,TLSv1.3", "--require-secure-transport=ON"];

    /// <summary>Run at each start, one statement a line. Accounts without a password, which the installation makes, go first.</summary>
    public static string FirstStatements(string userPassword, string rootPassword) => $"""
        DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host NOT IN ('localhost', '127.0.0.1'));
        FLUSH PRIVILEGES;
        CREATE USER IF NOT EXISTS 'root'@'{PrivateServer.Host}';
        GRANT ALL ON *.* TO 'root'@'{PrivateServer.Host}' WITH GRANT OPTION;
        ALTER USER 'root'@'localhost' IDENTIFIED BY '{rootPassword}';
        ALTER USER 'root'@'{PrivateServer.Host}' IDENTIFIED BY '{rootPassword}';
        CREATE DATABASE IF NOT EXISTS {PrivateDatabase.DefaultName};
        CREATE USER IF NOT EXISTS '{PrivateDatabase.User}'@'{PrivateServer.Host}';
        ALTER USER '{PrivateDatabase.User}'@'{PrivateServer.Host}' IDENTIFIED BY '{userPassword}';
        GRANT ALL ON `{PrivateDatabase.DefaultName}%`.* TO '{PrivateDatabase.User}'@'{PrivateServer.Host}';

        """;
}
