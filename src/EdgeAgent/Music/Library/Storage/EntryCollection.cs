using System.Text;
using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library.Storage;

/// <summary>One collection of the <see cref="LibraryDatabase"/> as records by key.</summary>
/// <param name="database">Where it stands.</param>
/// <param name="name">Its name there.</param>
/// <param name="format">Grows when the records would be made in another way; those of other formats are not there.</param>
/// <param name="isPlausible">What no reading or measuring can have given is not there either.</param>
internal sealed class EntryCollection<T>(LibraryDatabase database, string name, int format, Func<T, bool> isPlausible)
    where T : class
{
    public bool IsOnDisk => database.IsOnDisk;

    /// <returns>A new dictionary, for the caller to change.</returns>
    public Dictionary<string, T> Read()
    {
        var entries = database.Read(name);
        var records = new Dictionary<string, T>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Format == format && Parse(entry.Body) is { } record && isPlausible(record)) records[entry.Key] = record;
        }

        return records;
    }

    public void Write(IEnumerable<KeyValuePair<string, T>> records, IEnumerable<string> gone) => database.Write(
        name,
        records.Where(record => Encoding.UTF8.GetByteCount(record.Key) <= StoredEntry.LongestKey)
            .Select(record => new StoredEntry(record.Key, format, Wire.Write(record.Value))),
        gone);

    private static T? Parse(byte[] body)
    {
        try
        {
            return Wire.Read<T>(body);
        }
        catch (JsonException)
        {
            // Written by another version of the agent.
            return null;
        }
    }
}
