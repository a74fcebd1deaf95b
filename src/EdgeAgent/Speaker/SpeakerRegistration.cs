using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Speaker.Page;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;
using Roomtone.EdgeAgent.Speaker.Routing;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.Hosting;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Speaker;

internal static class SpeakerRegistration
{
    /// <summary>
    /// Adds the <see cref="ISpeaker"/>: a page that somebody chose, Spotify where a home has it, and MPD, with web radio.
    /// </summary>
    public static IServiceCollection AddSpeaker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SpeakerSettings>(configuration);
        services.AddSingleton(new MpdPassword(Secret.Read("mpd-password")));
        services.AddSingleton<MpdSpeaker>();
        services.AddRadio(configuration);
        var spotify = services.AddSettings<SpotifySettings>(configuration);
        var device = SettingsRegistration.Read<DeviceSettings>(configuration);
        services.TryAddSingleton(device);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SourceOrder>();
        services.AddSingleton<IRoomSettingsListener>(provider => provider.GetRequiredService<SourceOrder>());
        if (services.Any(service => service.ServiceType == typeof(IMqttLink))) services.AddPage();
        services.AddLinks(configuration, device);
        services.AddSingleton<ICommandHandler, SpotifyPageCommand>();
        if (!spotify.IsOn) return services.AddSingleton<ISpeaker>(Router);
        if (device.Place == Place.Venue) return services.AddSingleton<ISpeaker>(provider => new VenueSpeaker(Router(provider)));
        services.AddSpotifyClient(spotify, device.StateFolder).AddSingleton<SpotifyRoute>();
        return services.AddSingleton<ISpeaker>(Router);
    }

    private static void AddRadio(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new StationAddress(
            new HttpClient { MaxResponseContentBufferSize = 1 }, // Only beginnings of lists are read.
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSettings<RadioSettings>(configuration);
        services.AddSingleton<StationList>();
        services.AddSingleton<IRoomSettingsListener>(provider => provider.GetRequiredService<StationList>());
        services.AddSingleton<IMusicLibrary, RadioLibrary>();
        services.AddSingleton<DirectoryMirrors>();
        services.AddSingleton(provider => new RadioDirectory(
            DirectoryClient(),
            provider.GetRequiredService<RadioSettings>(),
            provider.GetRequiredService<DirectoryMirrors>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<StationClicks>().AddHostedService(provider => provider.GetRequiredService<StationClicks>());
        services.AddSingleton<ICommandHandler, RadioCommands>();
    }

    /// <summary>The directory asks for a User-Agent that names the program and its version.</summary>
    private static HttpClient DirectoryClient() =>
        new(new SocketsHttpHandler { MaxAutomaticRedirections = 2, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            Timeout = Timeout.InfiniteTimeSpan, // Each question has its own limit.
            DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("Roomtone", ServiceRun.Version) } },
        };

    private static void AddPage(this IServiceCollection services)
    {
        services.AddSingleton<PageLine>().AddHostedService(provider => provider.GetRequiredService<PageLine>());
        services.AddSingleton<PageRoute>();
        services.AddSingleton<PageDevice>();
        services.AddSingleton(provider => new PageSpeaker(
            provider.GetRequiredService<PageLine>(),
            track => provider.GetRequiredService<CatalogueProvider>().Catalogue.Find(track)?.Info,
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static SpeakerRouter Router(IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        ISpeakerRoute?[] routes =
        [
            services.GetService<PageRoute>(),
            services.GetService<SpotifyRoute>(),
            new MpdRoute(services.GetRequiredService<MpdSpeaker>(), time),
        ];
        return new SpeakerRouter([.. routes.OfType<ISpeakerRoute>()], services.GetRequiredService<SourceOrder>(), time);
    }
}
