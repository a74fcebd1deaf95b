using Roomtone.EdgeAgent.Camera;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>A box without a camera.</summary>
internal sealed class NoCamera : ICamera
{
    public string Kind => "none";

    public IFrameStream Open(ErrorLines errors) => throw new CameraException("There is no camera. Plug one in.");
}
