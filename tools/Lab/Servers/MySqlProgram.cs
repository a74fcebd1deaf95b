using Roomtone.Cli.Authority;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Servers;

/// <summary>MySQL from 8.0.30 on.</summary>
/// <param name="path">Its mysqld, in the <c>sbin</c> or <c>bin</c> of where it is installed.</param>
internal sealed class MySqlProgram(string path) : IDatabaseProgram
{
    public string Path =>
        File.Exists(path)
            ? path
            : throw new ServerException($"ROOMTONE_MYSQLD is {path}, which is not there. Name MySQL's mysqld, or unset it.");

    /// <summary>Its messages and parts lie beside its program.</summary>
    private string Base => $"--basedir={System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(path))}";

    public IReadOnlyList<string> Install(string dataFolder) =>
        [
            Path,
            "--no-defaults",
            Base,
            "--initialize-insecure",
            $"--datadir={dataFolder}",
            $"--user={Environment.UserName}",
            "--innodb-redo-log-capacity=16M",
        ];

    public IReadOnlyList<string> Start(int port, string dataFolder, string firstStatements, TlsFiles? tls) =>
    [
        Path,
        .. DatabaseFiles.Options(port, dataFolder, firstStatements, tls),
        Base,
        "--innodb-redo-log-capacity=16M",
        "--secure-file-priv=NULL",
        "--mysqlx=OFF",
        "--pid-file=database.pid",
    ];

    public string FirstStatements(string userPassword, string rootPassword) => DatabaseFiles.Accounts(userPassword, rootPassword);
}
