namespace Roomtone.EdgeAgent.Vision;

/// <summary>A network cannot be used. The message names the file and the fix.</summary>
internal sealed class VisionException(string message, Exception? inner = null) : Exception(message, inner);
