using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker;

internal static class SpeakerRegistration
{
    /// <summary>Adds the <see cref="ISpeaker"/>: MPD, and before it Spotify where a home has it.</summary>
    public static IServiceCollection AddSpeaker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SpeakerSettings>(configuration);
        services.AddSingleton(new MpdPassword(Secret.Read("mpd-password")));
        services.AddSingleton<MpdSpeaker>();
        var spotify = services.AddSettings<SpotifySettings>(configuration);
        var device = SettingsRegistration.Read<DeviceSettings>(configuration);
        if (!spotify.IsOn)
            return services.AddSingleton<ISpeaker>(provider => provider.GetRequiredService<MpdSpeaker>());
        if (device.Place == Place.Venue)
            return services.AddSingleton<ISpeaker>(provider => new VenueSpeaker(provider.GetRequiredService<MpdSpeaker>()));
        return services
            .AddSpotifyClient(spotify, device.StateFolder)
            .AddSingleton<SpotifyRoute>()
            .AddSingleton<ISpeaker>(provider =>
                ActivatorUtilities.CreateInstance<SpeakerRouter>(provider, provider.GetRequiredService<MpdSpeaker>())
            );
    }
}
