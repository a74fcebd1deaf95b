namespace Roomtone.CloudSync.History.Writing;

/// <summary>How something becomes a row of a table.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Columns">In the order in which <paramref name="Write"/> gives the values.</param>
/// <param name="Write">Gives the values of one row.</param>
/// <param name="OnDuplicate">What to do where the key is there already; empty where that is a failure.</param>
internal sealed record Table<T>(string Name, string Columns, Action<T, IRow> Write, string OnDuplicate = "");
