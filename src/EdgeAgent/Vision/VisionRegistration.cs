using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Vision;

internal static class VisionRegistration
{
    /// <summary>Adds the <see cref="FaceWatch"/>.</summary>
    /// <exception cref="SettingsException">A network is missing or damaged; the start is refused.</exception>
    public static IServiceCollection AddVision(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = services.AddSettings<VisionSettings>(configuration);
        try
        {
            var watch = FaceWatch.Open(settings);
            return services.AddSingleton(_ => watch);
        }
        catch (VisionException e)
        {
            throw new SettingsException([$"{VisionSettings.Section}: {KeyOf(e, settings)} cannot be used. {e.Message}"]);
        }
    }

    private static string KeyOf(VisionException e, VisionSettings settings) =>
        e.Message.Contains(settings.DetectorModel, StringComparison.Ordinal) ? nameof(settings.DetectorModel) : nameof(settings.ExpressionModel);
}
