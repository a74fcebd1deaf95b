using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>Lit before the first picture, dark after the last. One that cannot be lit keeps the camera off.</summary>
internal sealed class CameraLight(LightSettings settings, IGpio gpio) : ICameraLight, IDisposable
{
    private IGpioOutput? _line;

    public void On() => Set(true);

    public void Off()
    {
        try
        {
            Set(false);
        }
        catch (CameraException)
        {
            // The line is gone, and the light with it; the next On says so.
        }
    }

    public void Dispose() => _line?.Dispose();

    private void Set(bool on)
    {
        if (settings.Line is not { } line) return;
        try
        {
            _line ??= gpio.Output(settings.Chip, line, settings.ActiveLow);
            _line.Set(on);
        }
        catch (GpioException e)
        {
            _line?.Dispose();
            _line = null;
            throw new CameraException($"The camera's light cannot be lit, so nothing looks: {e.Message}", e);
        }
    }
}
