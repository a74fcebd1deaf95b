using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;

namespace Roomtone.Mqtt;

/// <summary>
/// TCP and TLS to the broker, in place of MQTTnet's own. That sets the socket's buffers to 8 KB, which lets 33 messages
/// of 110 KB pass in a second, and lets the last packet be lost when the connection is closed; here the kernel sizes
/// the buffers, and a goodbye is delivered.
/// </summary>
internal sealed class BrokerStreamProvider(MqttSettings settings, TimeProvider time) : IMqttClientStreamProvider
{
    /// <summary>Why TCP or TLS did not come about; MQTTnet wraps it beyond recognition.</summary>
    public Exception? Failure { get; private set; }

    public Socket? Socket { get; private set; }

    public BrokerStream? Stream { get; private set; }

    /// <param name="endPoint">Not used: MQTTnet hands on what is set beside the provider.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Stream> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = Socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, cancellationToken);
            var tcp = new NetworkStream(socket, ownsSocket: true);
            return Stream = new BrokerStream(settings.HasTls ? await SecureAsync(tcp, cancellationToken) : tcp, time);
        }
        catch (Exception e)
        {
            Failure = e;
            socket.Dispose();
            throw;
        }
    }

    private async Task<SslStream> SecureAsync(NetworkStream tcp, CancellationToken cancellationToken)
    {
        var tls = new SslStream(tcp);
        try
        {
            await tls.AuthenticateAsClientAsync(TlsOptions(), cancellationToken);
            return tls;
        }
        catch (IOException e)
        {
            // The other end closed in the middle of the handshake.
            throw new AuthenticationException(e.Message, e);
        }
    }

    /// <summary>Only the one authority counts; a private one has no list of revoked certificates that could be asked for.</summary>
    private SslClientAuthenticationOptions TlsOptions()
    {
        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(settings.CaFile);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(trusted);
        return new SslClientAuthenticationOptions
        {
            TargetHost = settings.Host,
            CertificateChainPolicy = policy,
            ClientCertificateContext = settings.CertificateFile.Length > 0 ? OwnCertificate() : null,
        };
    }

    private SslStreamCertificateContext OwnCertificate() => SslStreamCertificateContext.Create(
        X509Certificate2.CreateFromPemFile(settings.CertificateFile, settings.KeyFile),
        additionalCertificates: null,
        offline: true);
}
