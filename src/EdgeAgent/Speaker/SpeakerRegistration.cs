using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker;

internal static class SpeakerRegistration
{
    /// <summary>Adds the <see cref="ISpeaker"/>: MPD.</summary>
    public static IServiceCollection AddSpeaker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SpeakerSettings>(configuration);
        services.AddSingleton(new MpdPassword(Secret.Read("mpd-password")));
        services.AddSingleton<ISpeaker, MpdSpeaker>();
        return services;
    }
}
