using System.Globalization;

namespace Roomtone.Lab.Privacy;

/// <summary>Asks the agent at its loopback address how many pictures it has looked at.</summary>
internal static class AgentFigures
{
    private const string Frames = "roomtone_frames_total ";

    /// <returns>0 when it does not answer yet.</returns>
    public static async Task<long> FramesAsync(int port, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            var page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"), cancellationToken);
            var line = page.Split('\n').FirstOrDefault(line => line.StartsWith(Frames, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Frames.Length..], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return 0;
        }
    }
}
