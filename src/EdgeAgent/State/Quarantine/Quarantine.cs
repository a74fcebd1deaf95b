using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.State.Quarantine;

/// <summary>
/// Items that failed by a fault of their own, kept over a restart: such an item is not met again until it has changed.
/// What fails by our own trouble (a full disk, a missing program, a stop) does not belong here. Any thread may ask.
/// </summary>
/// <param name="file">Where it is kept; without one it lasts as long as the program.</param>
/// <param name="time">Says when.</param>
/// <param name="logger">Takes one sentence for each item.</param>
internal sealed partial class Quarantine(PersistedDocument<Quarantine.Document>? file, TimeProvider time, ILogger<Quarantine> logger)
{
    /// <summary>The oldest goes when there are more; it is then met and set aside anew.</summary>
    public const int Most = 1000;

    private readonly Lock _gate = new();
    private List<QuarantinedItem>? _items;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<QuarantinedItem> Items
    {
        get
        {
            lock (_gate) return [.. Known];
        }
    }

    private List<QuarantinedItem> Known => _items ??= Sound(file?.Read());

    /// <summary>How many items of each kind are set aside.</summary>
    public IReadOnlyDictionary<string, int> Counts() => Items.CountBy(item => item.Kind).ToDictionary();

    /// <returns>The item when it is set aside and has not changed since; else null: then it may be tried.</returns>
    public QuarantinedItem? Find(string kind, string name, string fingerprint)
    {
        lock (_gate) return Known.Find(item => item.Kind == kind && item.Name == name && item.Fingerprint == fingerprint);
    }

    /// <returns>As above, for a file as it is now; null also where it is gone.</returns>
    public QuarantinedItem? Find(string kind, string path) => FileFacts.Of(path) is { } now ? Find(kind, path, now.Fingerprint) : null;

    /// <summary>Sets an item aside, and says so once.</summary>
    /// <param name="kind">One word for what it is.</param>
    /// <param name="name">Names it among its kind.</param>
    /// <param name="fingerprint">Taken before the item was tried: it may have changed meanwhile.</param>
    /// <param name="cause">One sentence that names the item and what is wrong with it.</param>
    public void Add(string kind, string name, string fingerprint, string cause)
    {
        lock (_gate)
        {
            if (Find(kind, name, fingerprint) is not null) return;
            Known.RemoveAll(item => item.Kind == kind && item.Name == name);
            Known.Add(new QuarantinedItem(kind, name, fingerprint, cause, time.GetUtcNow()));
            if (Known.Count > Most) Known.RemoveRange(0, Known.Count - Most);
            file?.Write(new Document(Known));
        }

        LogSetAside(cause);
    }

    /// <summary>The item is well, or gone: nothing is known against it.</summary>
    public void Remove(string kind, string name)
    {
        lock (_gate)
            if (Known.RemoveAll(item => item.Kind == kind && item.Name == name) > 0) file?.Write(new Document(Known));
    }

    /// <summary>What a person or a fault has made of the file is read as far as it goes.</summary>
    private static List<QuarantinedItem> Sound(Document? document) =>
        [.. (document?.Items ?? []).Where(item => item is { Kind: not null, Name: not null, Fingerprint: not null, Cause: not null })];

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cause} It is set aside until it changes.")]
    private partial void LogSetAside(string cause);

    /// <summary>The state file.</summary>
    internal sealed record Document(IReadOnlyList<QuarantinedItem> Items);
}
