namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>One picture cannot be read. The message is one sentence that names it and the cause.</summary>
/// <param name="message">The sentence.</param>
/// <param name="isOwnFault">
/// Whether it lies in the file, so that it fails again until the file changes; else it is ours, such as a missing program
/// or too little time.
/// </param>
/// <param name="inner">Where it comes from.</param>
internal sealed class PictureException(string message, bool isOwnFault, Exception? inner = null) : CameraException(message, inner)
{
    public bool IsOwnFault => isOwnFault;
}
