using Roomtone.Hosting;

namespace Roomtone.Database;

/// <summary>Where the history is. The password comes from the secret <c>database-password</c>. A program may add keys of its own.</summary>
public record DatabaseSettings : ISettings
{
    public static string Section => "Database";

    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 3306;

    public string Name { get; init; } = "roomtone";

    public string User { get; init; } = "roomtone";

    /// <summary>Encrypt the connection and check the server's certificate and name. For a database on another machine.</summary>
    public bool Tls { get; init; }

    /// <summary>
    /// PEM file of the authority that signed the database's certificate; empty: one that the system trusts (or
    /// <c>SSL_CERT_FILE</c>).
    /// </summary>
    public string CaFile { get; init; } = "";

    public virtual IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Host)) yield return "Host is empty; give the database's name or address.";
        if (Port is < 1 or > 65535) yield return $"Port is {Port}; it must be from 1 to 65535.";
        if (CaFile.Length > 0 && !File.Exists(CaFile)) yield return $"CaFile is {CaFile}; there is no such file.";
        if (CaFile.Length > 0 && !Tls) yield return "CaFile is for TLS; set Tls to true, or leave CaFile out.";
        if (string.IsNullOrWhiteSpace(Name)) yield return "Name is empty; give the name of the database.";
        if (string.IsNullOrWhiteSpace(User)) yield return "User is empty; give the database's user.";
    }
}
