using System.Data.Common;
using MySqlConnector;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>
/// Sends rows as the stream of a LOAD DATA LOCAL, which costs the server half of what an INSERT of the same rows does.
/// The server skips a row whose key it has, and forces a value into its column: so it is for checked numbers only, and
/// the count must be looked at.
/// </summary>
internal static class RowStream
{
    private const int CommandSeconds = 60;

    public static TabbedRows Render<T>(Table<T> table, IReadOnlyCollection<T> items)
    {
        var rows = new TabbedRows(items.Count);
        foreach (var item in items)
        {
            table.Write(item, rows);
            rows.End();
        }

        return rows;
    }

    /// <returns>How many rows are new.</returns>
    public static int Send<T>(DbConnection connection, Table<T> table, TabbedRows rows)
    {
        var loader = new MySqlBulkLoader((MySqlConnection)connection)
        {
            TableName = table.Name,
            SourceStream = rows.Read(),
            Local = true,
            FieldTerminator = "\t",
            LineTerminator = "\n",
            EscapeCharacter = '\\',
            CharacterSet = "binary", // The bytes as they are: ids are no text.
            Timeout = CommandSeconds,
        };
        loader.Columns.AddRange(table.Columns.Split(", "));
        return loader.Load();
    }
}
