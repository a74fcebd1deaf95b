namespace Roomtone.CloudSync.History.Writing;

/// <summary>Maps a value to a row of a table.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Columns">In the order in which <paramref name="Write"/> writes the values.</param>
/// <param name="Write">Writes the values of one row.</param>
/// <param name="OnDuplicate">The assignments on a duplicate key; empty where that is an error.</param>
internal sealed record Table<T>(string Name, string Columns, Action<T, IRow> Write, string OnDuplicate = "");
