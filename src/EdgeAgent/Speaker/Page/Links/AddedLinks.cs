using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>
/// Links that people have added in the page. They stand in the state folder, beside the owner's own files, which nobody but the owner
/// writes. Only the link and the words on it are kept: nothing of what a provider says. Safe from any thread.
/// </summary>
internal sealed class AddedLinks(PersistedDocument<AddedLinks.Document> file)
{
    public const int Most = 2000;

    private readonly Lock _gate = new();
    private IReadOnlyList<LinkedTrack>? _links;
    private TaskCompletionSource _changed = NextChange();

    public IReadOnlyList<LinkedTrack> All
    {
        get
        {
            lock (_gate) return Links;
        }
    }

    private IReadOnlyList<LinkedTrack> Links => _links ??= file.Read()?.Links ?? [];

    /// <summary>Ends at the next change after this call.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate) return _changed.Task;
        }
    }

    /// <summary>Instead of the one before it with the same link, if there is one.</summary>
    /// <returns>False where there are too many.</returns>
    public bool Add(LinkedTrack track)
    {
        lock (_gate)
        {
            LinkedTrack[] kept = [.. Links.Where(link => link.Link != track.Link)];
            if (kept.Length >= Most) return false;
            Keep([.. kept, track]);
            return true;
        }
    }

    /// <returns>False where it was not there.</returns>
    public bool Remove(string link)
    {
        lock (_gate)
        {
            LinkedTrack[] kept = [.. Links.Where(track => track.Link != link)];
            if (kept.Length == Links.Count) return false;
            Keep(kept);
            return true;
        }
    }

    private void Keep(IReadOnlyList<LinkedTrack> links)
    {
        _links = links;
        file.Write(new Document(links));
        var changed = _changed;
        _changed = NextChange();
        changed.SetResult();
    }

    private static TaskCompletionSource NextChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal sealed record Document(IReadOnlyList<LinkedTrack> Links)
    {
        public static bool IsSound(Document document) =>
            document.Links is { Count: <= Most } && document.Links.All(link => link is { Link: not null } && link.Fault() is null);
    }
}
