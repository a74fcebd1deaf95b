namespace Roomtone.Cli.Host;

/// <summary>A private server does not run; the message says why and what to do.</summary>
public sealed class ServerException(string message, Exception? inner = null) : Exception(message, inner);
