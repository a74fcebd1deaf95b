namespace Roomtone.EdgeAgent.Camera;

/// <summary>Shows people that the camera is on. Without its light there is no capture.</summary>
internal interface ICameraLight
{
    /// <exception cref="CameraException">It cannot be lit.</exception>
    void On();

    /// <summary>After the capture has ended.</summary>
    void Off();
}

/// <summary>A box without a light.</summary>
internal sealed class NoLight : ICameraLight
{
    public void On()
    {
    }

    public void Off()
    {
    }
}
