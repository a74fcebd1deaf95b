using System.Data.Common;
using System.Net.Sockets;
using MySql.Data.MySqlClient;

namespace Roomtone.CloudSync.History;

/// <summary>Turns the driver's failures into <see cref="HistoryException"/>.</summary>
internal static class DatabaseFault
{
    public static bool IsForeign(Exception e) => e is DbException or IOException or SocketException or TimeoutException;

    /// <summary>1148 and 3948: the server does not allow LOAD DATA LOCAL (local_infile); 4166: nor does MariaDB's.</summary>
    public static bool RefusesStreams(Exception e) => IsForeign(e) && Number(e) is 1148 or 3948 or 4166;

    public static HistoryException Translate(Exception e)
    {
        var number = Number(e);
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

    /// <summary>The driver wraps the server's failure in others, which have no number.</summary>
    private static int Number(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
            if (inner is MySqlException { Number: > 0 } known) return known.Number;
        return 0;
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
