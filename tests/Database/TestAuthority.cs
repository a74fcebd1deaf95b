using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Roomtone.Cli.Authority;

namespace Roomtone.Database.Tests;

/// <summary>A certificate authority of its own for one test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly string _folder;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _authority;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public TestAuthority(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        var request = new CertificateRequest("CN=test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true)
        );
        _authority = request.CreateSelfSigned(_now.AddDays(-1), _now.AddDays(2));
        File.WriteAllText(CaFile, _authority.ExportCertificatePem());
    }

    public string CaFile => Path.Combine(_folder, "ca.crt");

    public TlsFiles FilesFor(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=database", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.Create(_authority, _now.AddDays(-1), _now.AddDays(1), [1, 2, 3, 4]);
        var files = new TlsFiles(CaFile, Path.Combine(_folder, "server.crt"), Path.Combine(_folder, "server.key"));
        File.WriteAllText(files.CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(files.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return files;
    }

    public void Dispose()
    {
        _authority.Dispose();
        _key.Dispose();
    }
}
