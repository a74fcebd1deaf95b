using Roomtone.Database;

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

/// <summary>Turns the driver's failures into <see cref="HistoryException"/>.</summary>
internal static class DatabaseFault
{
    public static bool IsForeign(Exception e) => DatabaseError.IsForeign(e);

    /// <summary>1148 and 3948: the server does not allow LOAD DATA LOCAL (local_infile); 4166: nor does MariaDB's.</summary>
    public static bool RefusesStreams(Exception e) => IsForeign(e) && DatabaseError.NumberOf(e) is 1148 or 3948 or 4166;

    /// <summary>1060: the column is there already. A step that runs a second time is told so.</summary>
    public static bool IsDoneAlready(Exception e) => IsForeign(e) && DatabaseError.NumberOf(e) is 1060;

    public static HistoryException Translate(Exception e)
    {
        if (DatabaseError.IsTls(e))
            return new HistoryException(
                HistoryFault.Unavailable,
                $"TLS to the database failed: Database:CaFile must hold the authority of the database's certificate, and the certificate must name Database:Host. {Innermost(e).Message}",
                e
            );
        var number = DatabaseError.NumberOf(e);
        return new HistoryException(Fault(number), number == 0 ? Innermost(e).Message : $"{Innermost(e).Message} (error {number})", e);
    }

    /// <summary>The numbers are MySQL's own, https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html.</summary>
    private static HistoryFault Fault(int number) => number switch
    {
        1062 => HistoryFault.Duplicate,
        1205 or 1213 => HistoryFault.Conflict,
        1048 or 1264 or 1292 or 1366 or 1406 or 1690 or 3819 => HistoryFault.Refused,
        _ => HistoryFault.Unavailable,
    };

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
