using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Odd.Bench.Boxes;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>What Spotify answers: the player, its speakers, playlists, searches, tokens. One answer for all questions.</summary>
internal sealed class SpotifyInputs : IInputKind
{
    private const string Track =
        """{"uri":"spotify:track:4uLU6hMCjMI75M1A2tKUQC","name":"One","duration_ms":180000,"explicit":true,"artists":[{"name":"Anna"},{"name":"Bob"}],"album":{"name":"First"},"external_ids":{"isrc":"DEUM71807062"}}""";

    private static readonly string[] Good =
    [
        $$"""{"device":{"id":"d1","name":"Room","is_active":true,"volume_percent":50},"is_playing":true,"progress_ms":1000,"item":{{Track}}}""",
        """{"devices":[{"id":"d1","name":"Room","is_active":true,"is_restricted":false,"volume_percent":50,"supports_volume":true}]}""",
        $$"""{"items":[{"item":{{Track}}},{"track":{{Track}}}],"next":null,"total":2}""",
        $$"""{"tracks":{"items":[{{Track}}],"next":null,"total":1} }""",
        """{"access_token":"a","expires_in":3600,"refresh_token":"r","token_type":"Bearer"}""",
        """{"error":{"status":429,"message":"API rate limit exceeded"}}""",
        """{"id":"anna","display_name":"Anna"}""",
    ];

    private readonly OneAnswer _web = new();
    private readonly ServiceProvider _services;

    public SpotifyInputs(string folder)
    {
        var settings = new SpotifySettings { ClientId = "abc", Device = "Room", Playlists = new() { ["37i9dQZF1DX0XUsuxWHRQd"] = Contracts.Mood.Happy } };
        var clock = new RushedClock(1000); // Its waits are for people.
        var now = clock.GetUtcNow();
        new TokenFile(folder).Write(new SpotifyTokens("a", now.AddYears(5), "r", now, "abc"));
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new HttpClient(_web))
            .AddSpotifyClient(settings, folder)
            .BuildServiceProvider();
    }

    public Task<IReadOnlyList<byte[]>> SeedsAsync() =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. Good.Select(text => Message.Of("200 application/json", Encoding.UTF8.GetBytes(text)))]);

    public byte[] Mutate(byte[] input, Random random)
    {
        var (head, body) = Message.Read(input);
        return random.Next(6) switch
        {
            0 => Message.Of($"{Statuses[random.Next(Statuses.Length)]} {head.Split(' ')[^1]}", body),
            1 => Message.Of($"{head.Split(' ')[0]} {Types[random.Next(Types.Length)]}", body),
            _ => Message.Of(head, JsonMutator.Mutate(body, random)),
        };
    }

    public async Task ReadAsync(byte[] input)
    {
        (var head, _web.Body) = Message.Read(input);
        _web.Status = int.TryParse(head.Split(' ')[0], out var status) && status is >= 100 and <= 999 ? status : 200;
        _web.Type = head.Split(' ', 2)[^1];
        var api = _services.GetRequiredService<SpotifyApi>();
        var speaker = _services.GetRequiredService<SpotifySpeaker>();
        await TryAsync(() => api.MeAsync(default));
        await TryAsync(() => api.SearchAsync("one", 0, default));
        await TryAsync(() => speaker.ReadAsync(default));
        await TryAsync(() => speaker.PlayAsync("spotify:track:4uLU6hMCjMI75M1A2tKUQC", default, default));
        await TryAsync(async () =>
        {
            await foreach (var _ in _services.GetRequiredService<IMusicLibrary>().ReadAsync(default)) ;
        });
        await TryAsync(() => _services.GetRequiredService<TokenClient>().ExchangeAsync("code", Pkce.New(), default));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static readonly int[] Statuses = [200, 202, 204, 301, 400, 401, 403, 404, 429, 500, 502, 503, 600];

    private static readonly string[] Types =
    [
        "application/json", "text/html", "application/json; charset=none", "application/json; charset=utf-7", "application/json; charset=utf-16",
        "application/json; charset=\"\"", "x", "",
    ];

    /// <summary>Both are sentences of the edge.</summary>
    private static async Task TryAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (Exception e) when (e is SpotifyException or SpeakerException)
        {
            // Said, and asked again later.
        }
    }

    private sealed class OneAnswer : HttpMessageHandler
    {
        public int Status { get; set; }

        public string Type { get; set; } = "";

        public byte[] Body { get; set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(Body);
            if (Type.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", Type);
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)Status) { Content = content });
        }
    }
}
