using Roomtone.Cli.Authority;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Servers;

/// <summary>MariaDB from 10.6 on, as Debian has it.</summary>
internal sealed class MariaDbProgram : IDatabaseProgram
{
    private const string Package = "mariadb-server";

    public string Path => InstalledProgram.Find("mariadbd", Package);

    public IReadOnlyList<string> Install(string dataFolder) =>
    [
        InstalledProgram.Find("mariadb-install-db", Package),
        "--no-defaults",
        $"--datadir={dataFolder}",
        $"--user={Environment.UserName}",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        "--innodb-log-file-size=16M",
    ];

    public IReadOnlyList<string> Start(int port, string dataFolder, string firstStatements, TlsFiles? tls) =>
    [
        Path,
        .. DatabaseFiles.Options(port, dataFolder, firstStatements, tls),
        "--innodb-log-file-size=16M",
        "--aria-pagecache-buffer-size=8M",
    ];

    /// <summary>Accounts without a password, which the installation makes, go first.</summary>
    public string FirstStatements(string userPassword, string rootPassword) => $"""
        DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host NOT IN ('localhost', '127.0.0.1'));
        FLUSH PRIVILEGES;
        {DatabaseFiles.Accounts(userPassword, rootPassword)}
        """;
}
