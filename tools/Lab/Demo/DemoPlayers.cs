using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Cli.Host;
using Roomtone.Contracts;
using Roomtone.Lab.Processes;
using Roomtone.Lab.Servers;

namespace Roomtone.Lab.Demo;

/// <summary>Stand-ins for the players of YouTube, SoundCloud and Spotify in the page, and links to them as an owner tags them.</summary>
/// <param name="folder">The demo's.</param>
/// <param name="root">The checkout.</param>
/// <param name="time">The clock of its waits.</param>
/// <param name="spotify">The address of the stand-in for Spotify; empty where there is none.</param>
/// <param name="isOnline">Whether the page loads the real players, and plays what they really have.</param>
internal sealed class DemoPlayers(DemoFolder folder, string root, TimeProvider time, string spotify = "", bool isOnline = false)
    : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Open films of the Blender Foundation (CC BY), at its own channel.</summary>
    private static readonly (string Link, Mood Mood)[] OpenFilms =
    [
        ("https://youtu.be/aqz-KE-bpKQ", Mood.Happy),
        ("https://youtu.be/Y-rmzh0PI3c", Mood.Calm),
        ("https://youtu.be/R6MlUcmOul8", Mood.Tense),
        ("https://youtu.be/eRsGyueVLvQ", Mood.Sad),
    ];

    private static readonly Mood[] Moods = [Mood.Happy, Mood.Calm, Mood.Tense, Mood.Sad, Mood.Neutral];

    private readonly int _port = FreePort.Next();
    private ChildProcess? _server;

    /// <summary>The dashboard's <c>Http:PlayerStandIns</c>.</summary>
    public string Address => isOnline ? "" : $"http://{PrivateServer.Host}:{_port}";

    /// <summary>The agent's <c>youtube-key</c>; null: the owner's own, if there is one in the environment.</summary>
    public string? Key => isOnline ? null : "standin";

    /// <summary>The agent's sections.</summary>
    public JsonObject YouTube => Section("youtube", new KeyValuePair<string, JsonNode?>("Api", $"{Address}/youtube/v3/"));

    /// <inheritdoc cref="YouTube"/>
    public JsonObject SoundCloud => Section("soundcloud");

    /// <exception cref="ServerException">Node is not there, or does not start them.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (isOnline)
        {
            await new InternetCheck(time).RunAsync(cancellationToken);
            await WriteAsync("youtube", OpenFilms, cancellationToken);
            await WriteAsync("soundcloud", [], cancellationToken);
            return;
        }

        // Names of videos have eleven letters; the digits are the seconds that they last.
        await WriteAsync("youtube", Moods.Select(mood => (Link: $"https://youtu.be/{Name(mood).PadRight(8, 'x')}060", mood)), cancellationToken);
        await WriteAsync("soundcloud", Moods.Select(mood => (Link: $"https://soundcloud.com/stand-in/{Name(mood)}-60", mood)), cancellationToken);
        _server = ChildProcess.Start(
            new ChildPlan("players", folder.Of("players"), ["node", Path.Combine(root, "src/Dashboard/web/dev/stand-ins/server.mjs")])
            {
                Environment = new Dictionary<string, string> { ["STANDINS_PORT"] = $"{_port}", ["STANDINS_SPOTIFY"] = spotify },
            }
        );
        var began = time.GetTimestamp();
        while (!await AnswersAsync(cancellationToken))
        {
            if (_server.HasExited || time.GetElapsedTime(began) > StartLimit)
                throw new ServerException($"The stand-ins of the players do not start: {_server.LastWords()}");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        await _server.StopAsync(Patience, time);
        _server.Dispose();
    }

    private string CatalogueOf(string provider) => Path.Combine(folder.Of("players"), provider + ".json");

    private JsonObject Section(string provider, params IEnumerable<KeyValuePair<string, JsonNode?>> more) =>
        isOnline
            ? new() { ["Catalogue"] = CatalogueOf(provider) }
            : new([new("Catalogue", CatalogueOf(provider)), new("OEmbed", $"{Address}/{provider}/oembed"), .. more]);

    private static string Name(Mood mood) => mood.ToString().ToLowerInvariant();

    private Task WriteAsync(string provider, IEnumerable<(string Link, Mood Mood)> links, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(
            CatalogueOf(provider),
            JsonSerializer.Serialize(links.Select(link => new { link = link.Link, mood = link.Mood, @explicit = false }), Wire.Json),
            cancellationToken
        );

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri($"{Address}/iframe_api"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
