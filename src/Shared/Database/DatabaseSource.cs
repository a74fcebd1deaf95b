using System.Security.Cryptography;
using MySqlConnector;
using Roomtone.Hosting;

namespace Roomtone.Database;

/// <summary>Makes the data sources of all programs that use the database: one place for TLS and for the driver's options.</summary>
public static class DatabaseSource
{
    /// <summary>A source with its own pool; dispose it to close its connections.</summary>
    /// <exception cref="SettingsException">The authority's file holds no certificate.</exception>
    public static MySqlDataSource Create(DatabaseSettings settings, string? password, ConnectionLimits limits)
    {
        var builder = new MySqlDataSourceBuilder(Options(settings, password, limits).ConnectionString);
        if (settings.Tls) builder.UseRemoteCertificateValidationCallback(Check(settings).Accepts);
        return builder.Build();
    }

    private static MySqlConnectionStringBuilder Options(DatabaseSettings settings, string? password, ConnectionLimits limits) => new()
    {
        Server = settings.Host,
        Port = (uint)settings.Port,
        Database = settings.Name,
        UserID = settings.User,
        Password = password ?? "",
        // The driver's own VerifyFull asks the network for revocations, which a private authority does not publish, and then
        // refuses: so the certificate is checked by ServerCertificate. Without TLS, unchecked encryption is better than none.
        SslMode = settings.Tls ? MySqlSslMode.Required : MySqlSslMode.Preferred,
        // Without TLS, MySQL 8 hands out the key that encrypts the password.
        AllowPublicKeyRetrieval = !settings.Tls,
        // Ids are texts here: not every CHAR(36) that a device sends is a UUID.
        GuidFormat = MySqlGuidFormat.None,
        AllowLoadLocalInfile = limits.LoadsRows,
        ConnectionTimeout = (uint)limits.Connect.TotalSeconds,
        DefaultCommandTimeout = (uint)limits.Command.TotalSeconds,
        Pooling = limits.Connections > 0,
        MaximumPoolSize = (uint)Math.Max(1, limits.Connections),
    };

    private static ServerCertificate Check(DatabaseSettings settings)
    {
        try
        {
            return new ServerCertificate(settings.Host, settings.CaFile);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"CaFile is {settings.CaFile}; no certificate can be read from it: {e.Message}"]);
        }
    }
}
