using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Roomtone.Hosting;

namespace Roomtone.Dashboard.Api;

/// <summary>The certificate with which the dashboard speaks HTTPS; a renewed one is taken up by itself.</summary>
internal sealed class ServerCertificate(HttpSettings http)
{
    private readonly Lock _gate = new();
    private (DateTime Written, X509Certificate2 Certificate) _read;

    /// <exception cref="SettingsException">The files are not a certificate and its key.</exception>
    public static void Use(ListenOptions listen, HttpSettings http)
    {
        if (http.CertificateFile.Length == 0) return;
        var certificate = new ServerCertificate(http);
        certificate.Current();
        listen.UseHttps(https =>
        {
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.ServerCertificateSelector = (_, _) => certificate.Current();
        });
    }

    private X509Certificate2 Current()
    {
        lock (_gate)
        {
            var written = File.GetLastWriteTimeUtc(http.CertificateFile);
            if (_read.Certificate is null || written != _read.Written) _read = (written, Read());
            return _read.Certificate;
        }
    }

    private X509Certificate2 Read()
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(http.CertificateFile, http.KeyFile);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // While it is being renewed the earlier one serves on.
            return _read.Certificate
                ?? throw new SettingsException([
                    $"Http: CertificateFile {http.CertificateFile} and KeyFile {http.KeyFile} are not a certificate and its key: {e.Message}",
                ]);
        }
    }
}
