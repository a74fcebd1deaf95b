using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Mqtt;

/// <summary>A broker that speaks TLS only, with a certificate of an authority made for the test.</summary>
internal sealed class TlsBroker : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; } = FreePort.Next();

    public string CaFile => _folder.In("ca.pem");

    /// <param name="name">The name in the broker's certificate.</param>
    public static async Task<TlsBroker> StartAsync(string name)
    {
        var broker = new TlsBroker();
        WriteAuthority(broker.CaFile, broker._folder.In("server.pem"), broker._folder.In("server.key"), name);
        await File.WriteAllTextAsync(broker._folder.In("mosquitto.conf"), $"""
            listener {broker.Port} 127.0.0.1
            user {Environment.UserName}
            allow_anonymous true
            cafile {broker.CaFile}
            certfile {broker._folder.In("server.pem")}
            keyfile {broker._folder.In("server.key")}

            """);
        broker._process = Process.Start(new ProcessStartInfo("mosquitto", ["-c", broker._folder.In("mosquitto.conf")])
        {
            RedirectStandardError = true,
            Environment = { ["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin" },
        });
        await Eventually.TrueAsync(broker.AnswersAsync, "the broker answers");
        return broker;
    }

    public async ValueTask DisposeAsync()
    {
        _process?.Kill();
        if (_process is not null) await _process.WaitForExitAsync();
        _process?.Dispose();
        _folder.Dispose();
    }

    /// <summary>The authority's certificate alone, for a client that trusts somebody else.</summary>
    public string ForeignCaFile()
    {
        var file = _folder.In("foreign.pem");
        WriteAuthority(file, _folder.In("foreign-server.pem"), _folder.In("foreign-server.key"), "nobody");
        return file;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void WriteAuthority(string caFile, string certificateFile, string keyFile, string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var caKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Roomtone test {Guid.NewGuid()}", caKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        var server = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(authority, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
        File.WriteAllText(caFile, authority.ExportCertificatePem());
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }
}
