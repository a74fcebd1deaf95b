using Roomtone.Cli.Host;

namespace Roomtone.Lab.Demo;

/// <summary>Whether the real players can be loaded here.</summary>
/// <param name="time">The clock of its patience.</param>
/// <param name="address">Where the first of them comes from.</param>
internal sealed class InternetCheck(TimeProvider time, string address = "https://www.youtube.com/iframe_api")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="ServerException">They cannot.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var late = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var answer = await http.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (answer.IsSuccessStatusCode) return;
            throw Offline($"it answers {(int)answer.StatusCode}", null);
        }
        catch (HttpRequestException e)
        {
            throw Offline(e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Offline($"no answer within {Patience.TotalSeconds:0} s", e);
        }
    }

    private ServerException Offline(string why, Exception? inner) => new(
        $"--online needs the internet, and {new Uri(address).Host} cannot be reached ({why.TrimEnd('.')}). Without --online the demo plays with stand-ins.",
        inner);
}
