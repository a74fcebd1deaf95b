using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Demo;

/// <summary>Visits the dashboard as a person does: the page, the login, the room, its history.</summary>
internal sealed class DashboardVisit(Uri address, string password, string device, TimeProvider time, string? caFile = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <returns>Null when all is well, else a sentence.</returns>
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        using var client = Client();
        try
        {
            return await PageFaultAsync(client, cancellationToken)
                ?? await LoginFaultAsync(client, cancellationToken)
                ?? await RoomFaultAsync(client, cancellationToken)
                ?? await HistoryFaultAsync(client, cancellationToken);
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return $"The dashboard at {address} does not answer as it should: {e.Message}";
        }
    }

    /// <summary>Whether it says that it is ready, with its database and broker.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var client = Client();
        try
        {
            using var answer = await client.GetAsync("health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A browser that is not logged in. It trusts the authority and no other.</summary>
    public HttpClient Client()
    {
        var handler = new SocketsHttpHandler();
        if (caFile is not null)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(caFile));
            handler.SslOptions = new() { CertificateChainPolicy = policy };
        }

        var client = new HttpClient(handler) { BaseAddress = address, Timeout = Limit };
        client.DefaultRequestHeaders.Add("X-Roomtone", "1");
        return client;
    }

    /// <summary>Logs in as the owner.</summary>
    /// <exception cref="ServerException">The dashboard does not let us in.</exception>
    public async Task<HttpClient> LoggedInAsync(CancellationToken cancellationToken)
    {
        var client = Client();
        if (await LoginFaultAsync(client, cancellationToken) is not { } fault) return client;
        client.Dispose();
        throw new ServerException(fault);
    }

    /// <summary>Makes a one-time code for the box.</summary>
    /// <exception cref="ServerException">The dashboard does not make one.</exception>
    public async Task<string> MakeCodeAsync(CancellationToken cancellationToken)
    {
        using var client = await LoggedInAsync(cancellationToken);
        using var answer = await client.PostAsJsonAsync("api/keys", new { device }, cancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.IsSuccessStatusCode
            ? body.GetProperty("code").GetString()!
            : throw new ServerException($"The dashboard makes no code for the box: {body.GetRawText()}");
    }

    private static async Task<string?> PageFaultAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var page = await client.GetStringAsync("", cancellationToken);
        return page.Contains("id=\"root\"", StringComparison.Ordinal)
            ? null
            : "The dashboard's page is not there. Was it built? Run ./roomtone setup.";
    }

    private async Task<string?> LoginFaultAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsJsonAsync("api/session", new { name = Appliance.Owner, password }, cancellationToken);
        return answer.IsSuccessStatusCode ? null : $"The dashboard's login answered {(int)answer.StatusCode}.";
    }

    private async Task<string?> RoomFaultAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var rooms = await client.GetFromJsonAsync<JsonElement>("api/devices", cancellationToken);
        return rooms.EnumerateArray().Any(room => room.GetProperty("id").GetString() == device)
            ? null
            : $"The dashboard does not know the box '{device}'.";
    }

    private async Task<string?> HistoryFaultAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var history = await client.GetFromJsonAsync<JsonElement>(
            $"api/devices/{device}/history/mood?from={Iso(now.AddHours(-1))}&to={Iso(now.AddMinutes(1))}&step=minute",
            cancellationToken
        );
        return history.GetProperty("points").GetArrayLength() > 0 ? null : "The dashboard's history of the last hour is empty.";
    }

    private static string Iso(DateTimeOffset at) =>
        Uri.EscapeDataString(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
