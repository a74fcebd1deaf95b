using Roomtone.Database;

namespace Roomtone.Cli.Backup;

/// <summary>
/// What MariaDB's own programs read about the way to the database: from a file, because everybody may read a command line.
/// </summary>
internal static class ClientOptions
{
    public static string Of(DatabaseSettings database, string? password) => $"""
        [client]
        protocol=tcp
        host={database.Host}
        port={database.Port}
        user={database.User}
        password="{(password ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        default-character-set=utf8mb4
        {(database.Tls ? $"ssl\nssl-verify-server-cert\n{(database.CaFile.Length > 0 ? $"ssl-ca={database.CaFile}" : "")}" : "skip-ssl")}

        """;
}
