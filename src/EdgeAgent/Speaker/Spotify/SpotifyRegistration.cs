using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Tracks;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

internal static class SpotifyRegistration
{
    /// <summary>A line that is not open by then is cut.</summary>
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(1.5);

    /// <summary>A page of fifty tracks has about 200 KB.</summary>
    private const int LargestAnswerBytes = 16 << 20;

    /// <summary>Names may come to mean other addresses.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(2);

    /// <summary>Adds the client of Spotify, for the agent and for the command line; logging must be there.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="settings">With a client id.</param>
    /// <param name="stateFolder">Where login and budget are kept.</param>
    public static IServiceCollection AddSpotifyClient(this IServiceCollection services, SpotifySettings settings, string stateFolder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(settings);
        services.TryAddSingleton(_ => Client());
        services.AddSingleton(new TokenFile(stateFolder));
        services.AddSingleton(provider => new RateLimitState(provider.StateDocument<RateLimitState.Document>(
            Path.Combine(stateFolder, "spotify-rate.json"), RateLimitState.Document.IsSound, what: "What Spotify was asked today")));
        return services
            .AddSingleton<TokenClient>().AddSingleton<SpotifyAccount>()
            .AddSingleton<RateLimiter>().AddSingleton<SpotifyHttpClient>().AddSingleton<SpotifyApi>()
            .AddSingleton(provider => new ConnectDevice(
                provider.GetRequiredService<SpotifyApi>(), settings, provider.GetService<PageDevice>())).AddSingleton<SpotifySpeaker>()
            .AddSingleton<OwnPlaylists>().AddSingleton<IMusicLibrary, SpotifyLibrary>();
    }

    /// <summary>Each question has its own limit. A redirect could carry the token elsewhere, so none is followed.</summary>
    private static HttpClient Client() =>
        new(
            new SocketsHttpHandler
            {
                ConnectTimeout = ConnectLimit,
                PooledConnectionLifetime = ConnectionLife,
                AllowAutoRedirect = false,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswerBytes,
        };
}
