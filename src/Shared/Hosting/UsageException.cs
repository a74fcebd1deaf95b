namespace Roomtone.Hosting;

/// <summary>The command line cannot be used; the message says what is allowed.</summary>
public sealed class UsageException(string message) : Exception(message);
