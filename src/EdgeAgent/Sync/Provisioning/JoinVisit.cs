using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>
/// A box's first visit to its dashboard. It asks for the authority's certificate, which nobody has vouched for yet,
/// and compares it with the code; only to a server of that authority does it say the secret.
/// </summary>
internal sealed class JoinVisit(Uri server)
{
    private const int MaxAnswerBytes = 64 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <exception cref="JoinException">It did not join.</exception>
    public async Task<JoinAnswer> JoinAsync(JoinCode code, CancellationToken cancellationToken)
    {
        if (server.Scheme != Uri.UriSchemeHttps)
            throw new JoinException($"The server {server} does not begin with https://. A code is said over TLS only.");
        try
        {
            using var authority = await AuthorityAsync(code, cancellationToken);
            return await AskAsync(code, authority, cancellationToken);
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw e.InnerException is AuthenticationException
                ? new JoinException(
                    $"What answers at {server} cannot prove that it is that server: its certificate is not of the code's authority, or names another host. Nothing was said to it.",
                    inner: e
                )
                : new JoinException($"The dashboard at {server} cannot be reached: {e.Message}", mayHelpLater: true, e);
        }
    }

    private async Task<X509Certificate2> AuthorityAsync(JoinCode code, CancellationToken cancellationToken)
    {
        // Anybody may answer here: what comes is believed only where the code names it, and nothing is said.
#pragma warning disable CA5359
        using var client = Client(new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true });
#pragma warning restore CA5359
        var pem = await client.GetStringAsync("api/join/authority", cancellationToken);
        X509Certificate2 authority;
        try
        {
            authority = X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException e)
        {
            throw new JoinException(
                $"What answers at {server} is not a dashboard of Roomtone that takes devices. Check the address.",
                inner: e
            );
        }

        return code.Names(authority.RawData)
            ? authority
            : throw new JoinException(
                $"The dashboard at {server} is not the one that made this code. Check the address; if it is right, somebody stands in between. Nothing was said to it."
            );
    }

    private async Task<JoinAnswer> AskAsync(JoinCode code, X509Certificate2 authority, CancellationToken cancellationToken)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        using var client = Client(new SslClientAuthenticationOptions { CertificateChainPolicy = policy });
        client.DefaultRequestHeaders.Add("X-Roomtone", "1");
        using var answer = await client.PostAsJsonAsync("api/join", new JoinRequest(code.Secret), Wire.Json, cancellationToken);
        if (answer.IsSuccessStatusCode)
            return await answer.Content.ReadFromJsonAsync<JoinAnswer>(Wire.Json, cancellationToken)
                ?? throw new JsonException("The answer is null.");

        var why = await WhyAsync(answer, cancellationToken);
        throw new JoinException(
            why,
            mayHelpLater: answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
        );
    }

    private static async Task<string> WhyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var unexplained = $"The dashboard answered {(int)answer.StatusCode} and did not say why; it may be of another version than this box ({ServiceRun.Version}). Bring both to the same one.";
        try
        {
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            // RFC 9457: a title where there is no detail.
            if (body.ValueKind != JsonValueKind.Object) return unexplained;
            return Text(body, "detail") ?? Text(body, "error") ?? Text(body, "title") ?? unexplained;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            return unexplained;
        }
    }

    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private HttpClient Client(SslClientAuthenticationOptions tls) =>
        new(
            new SocketsHttpHandler
            {
                SslOptions = tls,
                AllowAutoRedirect = false,
                UseProxy = false,
            }
        )
        {
            BaseAddress = server,
            Timeout = Limit,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
}
