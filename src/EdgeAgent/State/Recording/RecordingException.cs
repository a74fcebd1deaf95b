namespace Roomtone.EdgeAgent.State.Recording;

/// <summary>A file is no recording, or cannot be read; the message says where and why.</summary>
internal sealed class RecordingException(string message, Exception? inner = null) : Exception(message, inner);
