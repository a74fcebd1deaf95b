using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.State;

/// <summary>
/// A small document in the state folder. A write replaces the whole file or nothing:
/// a new file is written, flushed to disk and renamed over the old one.
/// </summary>
internal sealed class StateFile<T>(string path)
    where T : class
{
    /// <param name="ifUnreadable">
    /// What stands for a document that cannot be read: it stays in place and says the same at the next start.
    /// Without it, such a document is moved aside and counts as none.
    /// </param>
    /// <returns>The document, or null where there is none.</returns>
    public T? Read(T? ifUnreadable = null)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return Wire.Read<T>(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            if (ifUnreadable is null) File.Move(path, path + ".unreadable", overwrite: true);
            return ifUnreadable;
        }
    }

    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    public void Write(T document)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create))
        {
            file.Write(Wire.Write(document));
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
