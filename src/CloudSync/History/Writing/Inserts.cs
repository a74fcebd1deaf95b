using System.Data.Common;
using Dapper;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>Multi-row INSERT statements, split below the server's packet size.</summary>
internal static class Inserts
{
    /// <summary>
    /// Plus the longest row (a rejected payload of 1 MiB), this is well below MariaDB's default max_allowed_packet of 16 MiB.
    /// </summary>
    private const int MaxStatement = 4 * 1024 * 1024;

    public static void Insert<T>(this DbTransaction transaction, Table<T> table, IEnumerable<T> items)
    {
        var literals = new Literals();
        foreach (var item in items)
        {
            literals.Begin();
            table.Write(item, literals);
            literals.End();
            if (literals.Length > MaxStatement) Send(transaction, table, literals);
        }

        if (literals.Length > 0) Send(transaction, table, literals);
    }

    private static void Send<T>(DbTransaction transaction, Table<T> table, Literals literals)
    {
        var update = table.OnDuplicate.Length == 0 ? "" : $" ON DUPLICATE KEY UPDATE {table.OnDuplicate}";
        transaction.Connection!.Execute(
            $"INSERT INTO {table.Name} ({table.Columns}) VALUES {literals.Take()}{update}",
            transaction: transaction
        );
    }
}
