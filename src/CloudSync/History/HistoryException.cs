namespace Roomtone.CloudSync.History;

/// <summary>A failure of the database, by what to do about it.</summary>
internal sealed class HistoryException(HistoryFault fault, string message, Exception inner) : Exception(message, inner)
{
    public HistoryFault Fault => fault;
}

/// <summary>What to do about a failure.</summary>
internal enum HistoryFault
{
    /// <summary>Down, full or not ready: back off and retry.</summary>
    Unavailable,

    /// <summary>Deadlock or lock wait timeout: retry at once.</summary>
    Conflict,

    /// <summary>Some keys are stored already: look them up and leave them out.</summary>
    Duplicate,

    /// <summary>A value does not fit its column: retrying is useless.</summary>
    Refused,
}
