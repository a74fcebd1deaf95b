using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>The playlists among the room's links, as the page shows them.</summary>
internal sealed class LinkedPlaylists(AddedLinks added, IEnumerable<LinkEntries> entries, YouTubePlaylists playlists)
{
    /// <summary>The owner's first, then those that were added in the page.</summary>
    public IReadOnlyList<LinkedPlaylist> All
    {
        get
        {
            var links = added.All.Select(track => track.Link).ToHashSet();
            return
            [
                .. from some in entries
                   from entry in some.All
                   where entry.IsPlaylist
                   let isOwners = some.IsOwners(entry.Link)
                   where isOwners || links.Contains(entry.Link)
                   select Shown(entry, !isOwners),
            ];
        }
    }

    public LinkedPlaylist? Find(string link) => All.FirstOrDefault(playlist => playlist.Link == link);

    /// <summary>A person has just added it.</summary>
    public void AskAgain(LinkEntry entry)
    {
        if (entry.IsPlaylist) playlists.AskAgain(entry.Address);
    }

    private LinkedPlaylist Shown(LinkEntry entry, bool isAdded)
    {
        var found = playlists.Find(entry.Address);
        var aside = found.Videos?.Count(video => video.Title.Fault is not null) ?? 0;
        return new LinkedPlaylist(
            entry.Link,
            entry.Words.Title,
            found.Videos?.Count - aside ?? 0,
            aside,
            IsRead: !playlists.IsDue(entry.Address, entry.Words),
            found.Note,
            isAdded)
        {
            Mood = entry.Words.Mood,
            Valence = entry.Words.Valence,
            Arousal = entry.Words.Arousal,
            Language = entry.Words.Language,
            Explicit = entry.Words.Explicit,
        };
    }
}
