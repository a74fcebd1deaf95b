using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Roomtone.Cli.Authority;

/// <summary>
/// A private authority for a home or a venue: it signs the certificates of the broker, the database and the dashboard,
/// and of devices that log in with one. Keys are on the curve P-256 (FIPS 186-5), signatures are SHA-256.
/// </summary>
internal sealed class CertificateAuthority(X509Certificate2 certificate, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan OwnLifetime = TimeSpan.FromDays(3_650);

    /// <summary>The longest that browsers take from public authorities (CA/Browser Forum, ballot SC-31), and a good yearly habit.</summary>
    public static readonly TimeSpan SignedLifetime = TimeSpan.FromDays(397);

    /// <summary>A clock that is a little behind shall not refuse a certificate of a moment ago.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromHours(1);

    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    public X509Certificate2 Certificate => certificate;

    /// <summary>SHA-256 of the certificate, in hexadecimal: what a device that joins compares.</summary>
    public string Fingerprint => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public static CertificateAuthority Make(string name, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        // It signs servers and devices, and no further authority.
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: true,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = time.GetUtcNow();
        return new(request.CreateSelfSigned(now - Earlier, now + OwnLifetime), time);
    }

    /// <exception cref="CryptographicException">These are not a certificate and its key.</exception>
    public static CertificateAuthority Of(string certificatePem, string keyPem, TimeProvider time) =>
        new(X509Certificate2.CreateFromPem(certificatePem, keyPem), time);

    /// <param name="names">DNS names and addresses under which it is reached, the first as its common name.</param>
    public SignedCertificate SignServer(IReadOnlyList<string> names)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }

        return Sign(names[0], ServerAuthentication, alternatives.Build());
    }

    /// <summary>For a device that logs in at the broker with a certificate: its common name is its user name.</summary>
    public SignedCertificate SignDevice(string device) => Sign(device, ClientAuthentication);

    public string KeyPem() => certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    public void Dispose() => certificate.Dispose();

    private SignedCertificate Sign(string name, Oid use, params X509Extension[] more)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: false,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([use], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
                certificate,
                includeKeyIdentifier: true,
                includeIssuerAndSerial: false
            )
        );
        foreach (var extension in more)
            request.CertificateExtensions.Add(extension);
        var now = time.GetUtcNow();
        var end = now + SignedLifetime < certificate.NotAfter ? now + SignedLifetime : certificate.NotAfter;
        using var signed = request.Create(certificate, now - Earlier, end, Serial());
        return new(signed.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Random and positive (RFC 5280, 4.1.2.2).</summary>
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        return serial;
    }
}

/// <summary>A certificate and its key, both as PEM.</summary>
internal sealed record SignedCertificate(string Certificate, string Key);
