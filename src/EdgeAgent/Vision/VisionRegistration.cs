using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Browser;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Vision.Expression;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Vision;

internal static class VisionRegistration
{
    /// <summary>
    /// Adds the <see cref="IFaceSource"/>, and loads its networks while the other parts are put together. Where a page is the
    /// camera, the networks run there and none is loaded here.
    /// </summary>
    /// <returns>Ends when the networks are loaded. Wait for it before the services are built.</returns>
    /// <exception cref="SettingsException">A network is missing or damaged; the start is refused. From the task when the file
    /// itself is bad.</exception>
    public static Task AddVision(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = services.AddSettings<VisionSettings>(configuration);
        var camera = SettingsRegistration.Read<CameraSettings>(configuration);
        return camera.IsBrowser ? services.AddBrowserFaces(settings) : services.AddCameraFaces(settings, camera);
    }

    private static Task<FaceTracker> AddCameraFaces(this IServiceCollection services, VisionSettings settings, CameraSettings camera)
    {
        var loading = Task.Run(() => Load(settings, () => FaceTracker.Open(settings).WarmUp(camera.Width, camera.Height)));
        services.AddSingleton(_ => loading.GetAwaiter().GetResult()).AddSingleton<IFaceSource, CameraFaces>();
        return loading;
    }

    private static Task<float> AddBrowserFaces(this IServiceCollection services, VisionSettings settings)
    {
        var file = settings.ExpressionModel;
        var loading = Task.Run(() => Load(settings, () => ExpressionNetwork.ThresholdIn(NetworkFacts.Read(file), file)));
        services.AddSingleton<IFaceSource>(provider =>
            new BrowserFaces(provider.GetRequiredService<BrowserCapture>(), settings, loading.GetAwaiter().GetResult())
        );
        return loading;
    }

    private static T Load<T>(VisionSettings settings, Func<T> open)
    {
        try
        {
            var opened = open();
            HeapTrimmer.GiveBack();
            return opened;
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
