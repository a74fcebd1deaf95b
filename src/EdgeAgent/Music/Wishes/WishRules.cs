using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playlists;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>
/// What guests may wish for: what the room's rules let through, what is on the calendar's playlist while one holds, and what
/// nobody of the house dislikes.
/// </summary>
internal sealed class WishRules(
    CatalogueProvider catalogues,
    TrackSelector selection,
    QueueRules rules,
    CurrentSchedule schedule,
    PersonOverrides hands,
    PlaylistStore playlists,
    MusicSettings settings,
    TimeProvider time)
{
    /// <summary>A song that a guest wants back sooner has just been heard by everybody.</summary>
    private static readonly TimeSpan AgainAfter = TimeSpan.FromHours(1);

    /// <summary>The rules as they are now, for many tracks.</summary>
    /// <returns>Why a track may not come, as one sentence that does not name it; null where it may.</returns>
    public Func<Track, string?> Now()
    {
        var (list, until) = OnlyList();
        var only = list?.Tracks.Select(track => catalogues.Catalogue.Find(track.Id)?.Id ?? track.Id).ToHashSet(StringComparer.Ordinal);
        var vetoed = selection.Vetoed;
        return track =>
        {
            if (track.Info.Provider == MusicSources.Radio) return "A station cannot be wished for.";
            if (rules.RefusalOf(new QueuedTrack(track.Id, "")) is { } refusal) return refusal.Why;
            if (only?.Contains(track.Id) == false) return $"Only {list!.Name} plays here{until}, and it is not on it.";
            return vetoed.Contains(track.Id) ? "The house does not play it." : null;
        };
    }

    /// <returns>Why it came too lately, and when it may be wished for again; null where it did not.</returns>
    public string? Lately(string track)
    {
        var again = settings.TrackAgainAfter < AgainAfter ? settings.TrackAgainAfter : AgainAfter;
        var now = time.GetUtcNow();
        if (selection.Played.Find(played => played.Track == track) is not { } last || now - last.At >= again) return null;
        var (ago, left) = (Minutes.In(now - last.At), Minutes.In(last.At + again - now));
        return $"It sounded {ago} ago. It may be wished for again in {left}.";
    }

    /// <summary>While a block with a playlist holds, the owner wants nothing else; a hand that chose other music goes before it.</summary>
    private (Playlist? List, string Until) OnlyList()
    {
        var now = schedule.Now;
        if (now.Block?.Block is not { Playlist: { } id } || hands.Hand is { IsMusic: true }) return (null, "");
        var list = playlists.All.FirstOrDefault(list => list.Id == id);
        return (list, now.Until is { } until ? $" until {schedule.On(until, withDay: false)}" : "");
    }
}

/// <summary>Times as people say them.</summary>
internal static class Minutes
{
    public static string In(TimeSpan time) => Math.Ceiling(time.TotalMinutes) is > 1 and var minutes ? $"{minutes:0} minutes" : "a minute";
}
