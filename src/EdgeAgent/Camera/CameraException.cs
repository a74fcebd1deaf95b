namespace Roomtone.EdgeAgent.Camera;

/// <summary>The camera, or a picture, cannot be read. The message says what happened and what to do; it never holds pixels.</summary>
internal sealed class CameraException(string message, Exception? inner = null) : Exception(message, inner);
