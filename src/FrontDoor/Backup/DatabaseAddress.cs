using MySql.Data.MySqlClient;
using Roomtone.Hosting;

namespace Roomtone.FrontDoor.Backup;

/// <summary>Where the database is, as CloudSync's settings say it. The password comes from the secret <c>database-password</c>.</summary>
internal sealed record DatabaseAddress : ISettings
{
    public static string Section => "Database";

    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 3306;

    public string Name { get; init; } = "roomtone";

    public string User { get; init; } = "roomtone";

    public bool Tls { get; init; }

    public string CaFile { get; init; } = "";

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Host)) yield return "Host is empty; give the database's name or address.";
        if (Port is < 1 or > 65535) yield return $"Port is {Port}; it must be from 1 to 65535.";
        if (string.IsNullOrWhiteSpace(Name)) yield return "Name is empty; give the name of the database.";
        if (CaFile.Length > 0 && !File.Exists(CaFile)) yield return $"CaFile is {CaFile}; there is no such file.";
    }

    public MySqlConnection Open(string? password)
    {
        if (CaFile.Length > 0) TrustedAuthority.Use(CaFile);
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder
        {
            Server = Host,
            Port = (uint)Port,
            Database = Name,
            UserID = User,
            Password = password ?? "",
            SslMode = Tls ? MySqlSslMode.VerifyFull : MySqlSslMode.Disabled,
            AllowPublicKeyRetrieval = !Tls,
            Pooling = false,
            DefaultCommandTimeout = 0,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>For MariaDB's own programs: a file, because everybody may read a command line.</summary>
    public string ClientOptions(string? password) => $"""
        [client]
        protocol=tcp
        host={Host}
        port={Port}
        user={User}
        password="{(password ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        default-character-set=utf8mb4
        {(Tls ? $"ssl\nssl-verify-server-cert\n{(CaFile.Length > 0 ? $"ssl-ca={CaFile}" : "")}" : "skip-ssl")}

        """;
}
