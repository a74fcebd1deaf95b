using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

internal static class LinkRegistration
{
    /// <summary>Adds the owner's links to YouTube and SoundCloud; in a venue they are read by nobody, as they may not play there.</summary>
    public static void AddLinks(this IServiceCollection services, IConfiguration configuration, Place place)
    {
        var youTube = services.AddSettings<YouTubeSettings>(configuration);
        var soundCloud = services.AddSettings<SoundCloudSettings>(configuration);
        if (place == Place.Venue) return;
        services.AddLinks(LinkProvider.YouTube, youTube.Catalogue, youTube.OEmbed);
        services.AddLinks(LinkProvider.SoundCloud, soundCloud.Catalogue, soundCloud.OEmbed);
    }

    private static void AddLinks(this IServiceCollection services, LinkProvider provider, string catalogue, string oEmbed)
    {
        if (catalogue.Length == 0) return;
        services.AddSingleton<IMusicLibrary>(parts => new LinkLibrary(
            provider,
            catalogue,
            new LinkTitles(new HttpClient(), provider, oEmbed, parts.GetRequiredService<TimeProvider>()),
            parts.GetRequiredService<TimeProvider>(),
            parts.GetRequiredService<ILogger<LinkLibrary>>()
        ));
    }
}
