namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>The one failure of the outbox's file.</summary>
internal sealed class OutboxException(OutboxTrouble trouble, string message, Exception? inner = null) : Exception(message, inner)
{
    public OutboxTrouble Trouble => trouble;
}

internal enum OutboxTrouble
{
    /// <summary>It has reached the size of the settings.</summary>
    Full,

    /// <summary>The disk is full, gone or not ours to write.</summary>
    Unwritable,

    /// <summary>The file is not what was written.</summary>
    Damaged,
}
