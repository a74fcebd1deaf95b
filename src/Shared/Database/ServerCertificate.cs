using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Roomtone.Database;

/// <summary>
/// Checks the database server's certificate: it must name the host and come from the given authority alone, or from one
/// that the system trusts where none is given. Revocation is not checked.
/// </summary>
internal sealed class ServerCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly string _host;
    private readonly X509Certificate2Collection _authorities = [];

    /// <param name="host">What the certificate must name.</param>
    /// <param name="caFile">PEM; empty: the system's authorities.</param>
    /// <exception cref="CryptographicException">The file holds no certificate.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ServerCertificate(string host, string caFile)
    {
        _host = host;
        if (caFile.Length == 0) return;
        _authorities.ImportFromPemFile(caFile);
        if (_authorities.Count == 0) throw new CryptographicException("it has no PEM certificate.");
    }

    /// <summary>
    /// The name is compared with the host of the settings: to cancel a command the driver connects to the bare address, for
    /// which the certificate need not be made.
    /// </summary>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        try
        {
            return certificate is X509Certificate2 server && server.MatchesHostname(_host) && IsTrusted(server, chain);
        }
        catch (CryptographicException)
        {
            return false; // It cannot be read.
        }
    }

    private bool IsTrusted(X509Certificate2 server, X509Chain? chain)
    {
        using var built = new X509Chain();
        built.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        built.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (_authorities.Count > 0)
        {
            built.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            built.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        }

        // What the server sent along: intermediate certificates.
        if (chain is not null) built.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
        return built.Build(server);
    }
}
