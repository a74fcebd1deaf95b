namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>A payload is not what the wire promises; the message is the reason that people see.</summary>
internal sealed class UnreadableException(string message, Exception? inner = null) : Exception(message, inner);
