using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Cli.Authority;

/// <summary>
/// Where an authority keeps its certificates: <c>NAME.crt</c>, which everybody may read, and <c>NAME.key</c>, which
/// its owner alone may. Nothing is ever written over: what is renewed is put aside first.
/// </summary>
internal sealed class AuthorityFolder(string folder, TimeProvider time)
{
    /// <summary>Of an installed system; in a checkout <c>./roomtone</c> names <c>.run/ca</c>.</summary>
    public const string Default = "/var/lib/roomtone/ca";

    private const string Own = "ca";

    /// <summary>Its own certificate: what clients trust.</summary>
    public string CaFile => CertificateFile(Own);

    public bool Exists => File.Exists(CaFile);

    /// <summary>The names that it has signed for.</summary>
    public IReadOnlyList<string> Signed => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.crt").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != Own && !name.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    public TlsFiles FilesOf(string name) => new(CaFile, CertificateFile(name), KeyFile(name));

    /// <exception cref="UsageException">There is an authority already.</exception>
    public async Task<CertificateAuthority> MakeAsync(string name, CancellationToken cancellationToken)
    {
        if (Exists || File.Exists(KeyFile(Own))) throw new UsageException($"There is an authority in {folder} already, and it is not replaced: every device trusts it. To renew what it signed: {RoomtoneProgram.Name} ca renew.");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var authority = CertificateAuthority.Make(name, time);
        await WriteAsync(Own, new(authority.Certificate.ExportCertificatePem(), authority.KeyPem()), cancellationToken);
        return authority;
    }

    /// <exception cref="UsageException">There is none, or it cannot be read.</exception>
    public CertificateAuthority Open()
    {
        if (!Exists) throw new UsageException($"There is no authority in {folder}. Make it: {RoomtoneProgram.Name} ca make --folder {folder}");
        try
        {
            return CertificateAuthority.Of(File.ReadAllText(CaFile), File.ReadAllText(KeyFile(Own)), time);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The authority in {folder} cannot be read: {e.Message}");
        }
    }

    /// <summary>Puts an earlier certificate of this name aside, under the day on which it ends.</summary>
    public async Task KeepAsync(string name, SignedCertificate signed, CancellationToken cancellationToken)
    {
        if (File.Exists(CertificateFile(name))) PutAside(name);
        await WriteAsync(name, signed, cancellationToken);
    }

    public X509Certificate2 Read(string name) => X509CertificateLoader.LoadCertificateFromFile(CertificateFile(name));

    private void PutAside(string name)
    {
        using var old = Read(name);
        var suffix = string.Create(CultureInfo.InvariantCulture, $"{old.NotAfter.ToUniversalTime():yyyyMMdd}-{old.SerialNumber[..8]}");
        File.Move(CertificateFile(name), Path.Combine(folder, $"{name}.{suffix}.crt"), overwrite: false);
        if (File.Exists(KeyFile(name))) File.Move(KeyFile(name), Path.Combine(folder, $"{name}.{suffix}.key"), overwrite: false);
    }

    private async Task WriteAsync(string name, SignedCertificate signed, CancellationToken cancellationToken)
    {
        await PrivateFile.WriteAsync(KeyFile(name), signed.Key + "\n", cancellationToken);
        await File.WriteAllTextAsync(CertificateFile(name), signed.Certificate + "\n", cancellationToken);
    }

    private string CertificateFile(string name) => Path.Combine(folder, name + ".crt");

    private string KeyFile(string name) => Path.Combine(folder, name + ".key");
}
