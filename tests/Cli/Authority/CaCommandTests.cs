using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Roomtone.Cli.Authority;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Authority;

public class CaCommandTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task An_authority_signs_for_each_server_and_a_client_that_trusts_it_is_served()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, "make", "--for", "roomtone.local,192.168.1.20");

        foreach (var server in CaCommand.Servers)
        {
            Assert.Equal(SslPolicyErrors.None, await ConnectAsync(folder, server, folder.In("ca.crt"), "roomtone.local"));
            Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, await ConnectAsync(folder, server, folder.In("ca.crt"), "elsewhere.local"));
        }
    }

    [Fact]
    public async Task A_client_that_trusts_another_authority_is_not_served()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await RunAsync(folder, "make");
        await RunAsync(other, "make");

        Assert.Equal(SslPolicyErrors.RemoteCertificateChainErrors, await ConnectAsync(folder, "dashboard", other.In("ca.crt"), "localhost"));
    }

    [Fact]
    public async Task Keys_are_for_their_owner_alone_and_an_authority_is_never_made_over_another()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, "make");
        var key = await File.ReadAllTextAsync(folder.In("ca.key"), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<UsageException>(() => RunAsync(folder, "make"));

        Assert.Contains("renew", refused.Message, StringComparison.Ordinal);
        Assert.Equal(key, await File.ReadAllTextAsync(folder.In("ca.key"), TestContext.Current.CancellationToken));
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*.key"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task What_ends_soon_is_renewed_under_the_same_names_and_the_earlier_one_is_kept()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder, "make", "--for", "roomtone.local");
        var first = await File.ReadAllTextAsync(folder.In("broker.crt"), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("Renewed", await RunAsync(folder, "renew"), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(350));
        Assert.Contains("Renewed broker", await RunAsync(folder, "renew"), StringComparison.Ordinal);

        var kept = Assert.Single(Directory.GetFiles(folder.Path, "broker.*.crt"));
        Assert.Equal(first, await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder.Path, "broker.*.key"));
        using var renewed = X509CertificateLoader.LoadCertificateFromFile(folder.In("broker.crt"));
        Assert.True(renewed.MatchesHostname("roomtone.local"));
        Assert.Equal(_clock.GetUtcNow().UtcDateTime.AddDays(397), renewed.NotAfter.ToUniversalTime());
    }

    [Theory]
    [InlineData("", "make")]
    [InlineData("make --for a b", "ca does not know")]
    [InlineData("make --for not/a/name", "neither a DNS name nor an address")]
    [InlineData("device Kitchen!", "id of the device")]
    [InlineData("make --folder", "needs a value")]
    public void What_cannot_be_done_gets_a_sentence(string arguments, string words)
    {
        var refused = Assert.Throws<UsageException>(() => new CaSyntax("ca").OptionsOf(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        await using var output = new StringWriter();
        await new CaCommand(new CaSyntax(folder.Path).OptionsOf(arguments), _clock, output).RunAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }

    /// <summary>A real handshake, as a client that trusts one authority and looks at the name.</summary>
    private async Task<SslPolicyErrors> ConnectAsync(TemporaryFolder folder, string server, string trusted, string name)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var accepted = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var pem = X509Certificate2.CreateFromPemFile(folder.In(server + ".crt"), folder.In(server + ".key"));
        await using var serving = new SslStream(accepted.GetStream());
        var served = serving.AuthenticateAsServerAsync(pem);
        var errors = SslPolicyErrors.None;
        await using var asking = new SslStream(client.GetStream());
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, VerificationTime = _clock.GetUtcNow().UtcDateTime };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(trusted));
#pragma warning disable CA5359 // The test looks at what was found instead of ending the connection.
        await asking.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = name,
                CertificateChainPolicy = policy,
                RemoteCertificateValidationCallback = (_, _, _, found) =>
                {
                    errors = found;
                    return true;
                },
            },
            TestContext.Current.CancellationToken);
#pragma warning restore CA5359
        await served;
        return errors;
    }
}
