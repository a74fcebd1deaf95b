using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>
/// One provider's links: those of the owner's file, then those that people have added in the page. Read by one thread, looked at by any.
/// </summary>
internal sealed class LinkEntries(LinkProvider provider, string catalogue, AddedLinks added)
{
    private FileFacts? _seen;
    private Task _addedTo = Task.CompletedTask;
    private volatile Listed _listed = new([], []);

    /// <summary>Whether anybody has named a file of links.</summary>
    public bool HasFile => catalogue.Length > 0;

    public LinkProvider Provider => provider;

    /// <summary>Each link once; of two the owner's counts.</summary>
    public IReadOnlyList<LinkEntry> All => _listed.Entries;

    /// <summary>Ends when somebody adds or takes away a link.</summary>
    public Task AddedTo => _addedTo;

    public bool HasChanged => _addedTo.IsCompleted || Written != _seen;

    private FileFacts? Written => HasFile ? FileFacts.Of(catalogue) : null;

    /// <summary>Whether a link stands in the owner's own file.</summary>
    /// <param name="link">As the provider writes it.</param>
    public bool IsOwners(string link) => _listed.Owners.Contains(link);

    /// <returns>A sentence for each entry that is none.</returns>
    public IReadOnlyList<string> Read()
    {
        (_seen, _addedTo) = (Written, added.Changed);
        var (tracks, problems) = HasFile ? LinkCatalogue.Read(catalogue, provider) : ([], []);
        List<LinkEntry> owners = [.. tracks.Select(track => LinkEntry.Of(track, provider)!)];
        var others = added.All.Select(track => LinkEntry.Of(track, provider)).OfType<LinkEntry>();
        _listed = new([.. owners.Concat(others).DistinctBy(entry => entry.Link)], [.. owners.Select(entry => entry.Link)]);
        return problems;
    }

    private sealed record Listed(IReadOnlyList<LinkEntry> Entries, HashSet<string> Owners);
}
