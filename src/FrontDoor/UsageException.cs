namespace Roomtone.FrontDoor;

/// <summary>The command line cannot be used; the message says what is allowed.</summary>
internal sealed class UsageException(string message) : Exception(message);
