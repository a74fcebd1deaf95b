using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

internal static class LinkRegistration
{
    /// <summary>A list of fifty videos has about 150 KB.</summary>
    private const int LargestAnswerBytes = 4 << 20;

    /// <summary>
    /// Adds the links to YouTube and SoundCloud, and the search for more; in a venue they are read by nobody, as they may not play there,
    /// and their commands say so.
    /// </summary>
    public static void AddLinks(this IServiceCollection services, IConfiguration configuration, DeviceSettings device)
    {
        var youTube = services.AddSettings<YouTubeSettings>(configuration);
        var soundCloud = services.AddSettings<SoundCloudSettings>(configuration);
        services.AddSingleton(provider => new AddedLinks(provider.StateDocument<AddedLinks.Document>(
            Path.Combine(device.StateFolder, "links.json"), AddedLinks.Document.IsSound, isCopied: true, "The links that people have added")));
        services.AddEntries(LinkProvider.YouTube, youTube.Catalogue);
        services.AddEntries(LinkProvider.SoundCloud, soundCloud.Catalogue);
        services.AddSingleton<ICommandHandler, LinkCommands>();
        var titles = services.AddTitles(LinkProvider.YouTube, youTube.OEmbed);
        services.AddSearch(device, titles);
        if (device.Place == Place.Venue) return;
        services.AddLibrary(LinkProvider.YouTube, titles, parts => parts.GetRequiredService<YouTubePlaylists>());
        services.AddLibrary(LinkProvider.SoundCloud, services.AddTitles(LinkProvider.SoundCloud, soundCloud.OEmbed), _ => null);
    }

    private static void AddEntries(this IServiceCollection services, LinkProvider provider, string catalogue)
    {
        services.AddKeyedSingleton(
            provider.Name, (parts, _) => new LinkEntries(provider, catalogue, parts.GetRequiredService<AddedLinks>()));
        services.AddSingleton(parts => parts.GetRequiredKeyedService<LinkEntries>(provider.Name));
    }

    private static Func<IServiceProvider, LinkTitles> AddTitles(this IServiceCollection services, LinkProvider provider, string oEmbed)
    {
        services.AddKeyedSingleton(
            provider.Name, (parts, _) => new LinkTitles(new HttpClient(), provider, oEmbed, parts.GetRequiredService<TimeProvider>()));
        return parts => parts.GetRequiredKeyedService<LinkTitles>(provider.Name);
    }

    private static void AddSearch(this IServiceCollection services, DeviceSettings device, Func<IServiceProvider, LinkTitles> titles)
    {
        services.AddSingleton(new YouTubeKey(Secret.Read(YouTubeKey.SecretName), () => Secret.Read(YouTubeKey.SecretName)));
        services.AddSingleton(provider => new YouTubeQuota(
            provider.StateDocument<YouTubeQuota.Document>(
                Path.Combine(device.StateFolder, "youtube-quota.json"), YouTubeQuota.Document.IsSound, what: "What YouTube was asked today"),
            provider.GetRequiredService<YouTubeSettings>(),
            provider.GetRequiredService<YouTubeKey>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new YouTubeApi(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { MaxResponseContentBufferSize = LargestAnswerBytes },
            provider.GetRequiredService<YouTubeSettings>(),
            provider.GetRequiredService<YouTubeKey>(),
            provider.GetRequiredService<YouTubeQuota>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new YouTubeSearch(
            provider.GetRequiredService<YouTubeApi>(), provider.GetRequiredService<YouTubeQuota>(), titles(provider)));
        services.AddSingleton(provider => new YouTubePlaylists(
            provider.GetRequiredService<YouTubeApi>(),
            provider.GetRequiredService<YouTubeKey>(),
            titles(provider),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<LinkedPlaylists>();
        services.AddSingleton<ICommandHandler, YouTubeCommand>();
    }

    private static void AddLibrary(
        this IServiceCollection services,
        LinkProvider provider,
        Func<IServiceProvider, LinkTitles> titles,
        Func<IServiceProvider, YouTubePlaylists?> playlists
    ) => services.AddSingleton<IMusicLibrary>(parts => new LinkLibrary(
        parts.GetRequiredKeyedService<LinkEntries>(provider.Name),
        playlists(parts),
        titles(parts),
        parts.GetRequiredService<TimeProvider>(),
        parts.GetRequiredService<ILogger<LinkLibrary>>()
    ));
}
