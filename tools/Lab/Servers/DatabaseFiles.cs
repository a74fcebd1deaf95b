using Roomtone.Cli.Authority;

namespace Roomtone.Lab.Servers;

/// <summary>What MariaDB and MySQL are told alike.</summary>
internal static class DatabaseFiles
{
    public static IReadOnlyList<string> Options(int port, string dataFolder, string firstStatements, TlsFiles? tls) =>
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
        "--innodb-flush-log-at-trx-commit=1",
        "--innodb-buffer-pool-dump-at-shutdown=OFF",
        "--innodb-buffer-pool-load-at-startup=OFF",
        "--key-buffer-size=1M",
        "--performance-schema=OFF",
        "--max-connections=400",
        "--local-infile=ON",
        "--skip-log-bin",
        .. Tls(tls),
    ];

    private static IEnumerable<string> Tls(TlsFiles? tls) =>
        tls is null
            ? []
            :
            [
                $"--ssl-ca={tls.CaFile}",
                $"--ssl-cert={tls.CertificateFile}",
                $"--ssl-key={tls.KeyFile}",
                "--tls-version=TLSv1.2,TLSv1.3",
                "--require-secure-transport=ON",
            ];

    /// <summary>Root and the application's user, whose passwords are new at each start.</summary>
    public static string Accounts(string userPassword, string rootPassword) => $"""
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
