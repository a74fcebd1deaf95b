namespace Roomtone.CloudSync.History;

/// <summary>The one failure of the database's edge.</summary>
internal sealed class HistoryException(HistoryFault fault, string message, Exception inner) : Exception(message, inner)
{
    public HistoryFault Fault => fault;
}

/// <summary>What to do about a failure.</summary>
internal enum HistoryFault
{
    /// <summary>The database is down, full or not ready: wait and try again.</summary>
    Unavailable,

    /// <summary>Another worker was in the way (deadlock, lock wait): try again at once.</summary>
    Conflict,

    /// <summary>Some of the keys are there already: look which, and leave them out.</summary>
    Duplicate,

    /// <summary>A value does not fit its column: it never will.</summary>
    Refused,
}
