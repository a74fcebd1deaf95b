using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Odd.Bench.Boxes;

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
    private readonly RushedClock _clock = new(10); // Its waits are for people.
    private readonly string _folder;

    public SpotifyInputs(string folder)
    {
        var now = _clock.GetUtcNow();
        new TokenFile(folder).Write(new SpotifyTokens("a", now.AddYears(5), "r", now, "abc"));
        _folder = folder;
    }

    public Task<IReadOnlyList<byte[]>> SeedsAsync() =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. Good.Select(text => OneAnswer.Input(text))]);

    public byte[] Mutate(byte[] input, Random random) => OneAnswer.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        _web.Take(input);
        File.Delete(Path.Combine(_folder, "spotify-rate.json")); // Else Spotify is asked nothing more once it wanted a pause.
        await using var services = Services();
        var api = services.GetRequiredService<SpotifyApi>();
        var speaker = services.GetRequiredService<SpotifySpeaker>();
        await TryAsync(() => api.MeAsync(default));
        await TryAsync(() => api.SearchAsync("one", 0, default));
        await TryAsync(() => speaker.ReadAsync(default));
        await TryAsync(() => speaker.PlayAsync("spotify:track:4uLU6hMCjMI75M1A2tKUQC", default, default));
        await TryAsync(async () =>
        {
            await foreach (var _ in services.GetRequiredService<IMusicLibrary>().ReadAsync(default)) ;
        });
        await TryAsync(() => services.GetRequiredService<TokenClient>().ExchangeAsync("code", Pkce.New(), default));
    }

    public ValueTask DisposeAsync()
    {
        _web.Dispose();
        return ValueTask.CompletedTask;
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton(_ => new HttpClient(_web, disposeHandler: false))
        .AddSpotifyClient(
            new SpotifySettings { ClientId = "abc", Device = "Room", Playlists = new() { ["37i9dQZF1DX0XUsuxWHRQd"] = Contracts.Mood.Happy } },
            _folder)
        .BuildServiceProvider();

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
}
