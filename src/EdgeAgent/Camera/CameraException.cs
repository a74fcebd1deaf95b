namespace Roomtone.EdgeAgent.Camera;

/// <summary>A camera or a picture cannot be read. The message says what happened and what to do; it never holds pixels.</summary>
internal class CameraException(string message, Exception? inner = null) : Exception(message, inner);
