using Roomtone.Hosting;

namespace Roomtone.Dashboard.Storage;

/// <summary>Where the history is. The password comes from the secret <c>database-password</c>.</summary>
internal sealed record DatabaseSettings : ISettings
{
    public static string Section => "Database";

    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 3306;

    public string Name { get; init; } = "roomtone";

    public string User { get; init; } = "roomtone";

    /// <summary>Whether to insist on TLS with a certificate that <c>SSL_CERT_FILE</c> trusts.</summary>
    public bool Tls { get; init; }

    /// <summary>How many questions run at once, 1 to 64.</summary>
    public int MaxConnections { get; init; } = 8;

    /// <summary>The longest that one question may take at the server, 1 s to 1 min.</summary>
    public TimeSpan QuestionLimit { get; init; } = TimeSpan.FromSeconds(5);

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Host)) yield return "Host is empty; give the database's name or address.";
        if (Port is < 1 or > 65535) yield return $"Port is {Port}; it must be from 1 to 65535.";
        if (string.IsNullOrWhiteSpace(Name)) yield return "Name is empty; give the name of the database.";
        if (MaxConnections is < 1 or > 64) yield return $"MaxConnections is {MaxConnections}; it must be from 1 to 64.";
        if (QuestionLimit < TimeSpan.FromSeconds(1) || QuestionLimit > TimeSpan.FromMinutes(1)) yield return $"QuestionLimit is {QuestionLimit}; it must be from 1 s to 1 min.";
    }
}
