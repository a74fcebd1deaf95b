namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>The box did not join; the message says why and what to do.</summary>
internal sealed class JoinException(string message, bool mayHelpLater = false, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same code may work in a while.</summary>
    public bool MayHelpLater => mayHelpLater;
}
