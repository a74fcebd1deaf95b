using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Vision;

internal static class VisionRegistration
{
    /// <summary>Adds the <see cref="FaceTracker"/>, and loads its networks while the other parts are put together.</summary>
    /// <returns>Ends when the networks are loaded. Wait for it before the services are built.</returns>
    /// <exception cref="SettingsException">A network is missing or damaged; the start is refused. From the task when the file
    /// itself is bad.</exception>
    public static Task AddVision(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = services.AddSettings<VisionSettings>(configuration);
        var camera = SettingsRegistration.Read<CameraSettings>(configuration);
        var loading = Task.Run(() => Load(settings, camera));
        services.AddSingleton(_ => loading.GetAwaiter().GetResult());
        return loading;
    }

    private static FaceTracker Load(VisionSettings settings, CameraSettings camera)
    {
        try
        {
            var watch = FaceTracker.Open(settings).WarmUp(camera.Width, camera.Height);
            HeapTrimmer.GiveBack();
            return watch;
        }
        catch (VisionException e)
        {
            throw new SettingsException([$"{VisionSettings.Section}: {KeyOf(e, settings)} cannot be used. {e.Message}"]);
        }
    }

    private static string KeyOf(VisionException e, VisionSettings settings) =>
        e.Message.Contains(settings.DetectorModel, StringComparison.Ordinal)
            ? nameof(settings.DetectorModel)
            : nameof(settings.ExpressionModel);
}
