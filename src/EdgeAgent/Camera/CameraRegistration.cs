using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Camera.Browser;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera;

internal static class CameraRegistration
{
    /// <summary>Adds the <see cref="ICapture"/>; somebody must start it.</summary>
    public static IServiceCollection AddCamera(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSettings<CameraSettings>(configuration).IsBrowser
            ? services.AddSingleton<BrowserCapture>().AddSingleton<ICapture>(provider => provider.GetRequiredService<BrowserCapture>())
            : services
                .AddSingleton<ICamera, GStreamerCamera>()
                .AddSingleton<Capture>()
                .AddSingleton<ICapture>(provider => provider.GetRequiredService<Capture>());
}
