using Roomtone.Cli.Authority;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Servers;

/// <summary>A database server's program, and what it is told.</summary>
internal interface IDatabaseProgram
{
    /// <exception cref="ServerException">It is not installed.</exception>
    string Path { get; }

    /// <summary>MariaDB; or MySQL, where <c>ROOMTONE_MYSQLD</c> names its program.</summary>
    static IDatabaseProgram Wanted =>
        Environment.GetEnvironmentVariable("ROOMTONE_MYSQLD") is { Length: > 0 } path ? new MySqlProgram(path) : new MariaDbProgram();

    /// <summary>What fills an empty folder with what a server begins with.</summary>
    IReadOnlyList<string> Install(string dataFolder);

    /// <summary>
    /// Small, in UTC, and durable: a row that was committed survives a kill. The socket's path is relative to the data,
    /// because a socket's path may have 107 characters only (unix(7)).
    /// </summary>
    IReadOnlyList<string> Start(int port, string dataFolder, string firstStatements, TlsFiles? tls);

    /// <summary>Run at each start, one statement a line.</summary>
    string FirstStatements(string userPassword, string rootPassword);
}
