namespace Roomtone.EdgeAgent.State.Files;

/// <summary>What stands under a path cannot be read until somebody changes it. The message is one sentence that says why.</summary>
internal sealed class UnfitFileException(string message, Exception? inner = null) : IOException(message, inner);
