using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Page.Links;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>
/// Finds videos: by words, in a playlist, or the one that a link names. What may not play in a page is told with the reason. Nothing
/// of it is kept but the titles, in memory.
/// </summary>
internal sealed class YouTubeSearch(YouTubeApi api, YouTubeQuota quota, LinkTitles titles)
{
    /// <param name="text">Words, the link to a playlist, or the link to a video.</param>
    /// <param name="page">As the page before it named it; null for the first.</param>
    /// <param name="isAdded">Whether a track is among the room's links already.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="YouTubeException">YouTube does not answer it.</exception>
    public async Task<FoundVideos> FindAsync(string text, string? page, Func<string, bool> isAdded, CancellationToken cancellationToken)
    {
        var (ids, next) = await IdsAsync(text.Trim(), page, cancellationToken);
        var wanted = ids.Where(LinkProvider.IsVideo).Distinct().Take(YouTubeApi.MostOfAPage).ToList();
        var facts = VideoFacts.In(wanted.Count == 0 ? null : await api.VideosAsync(wanted, cancellationToken));
        var videos = wanted.Select(id => Found(id, facts.GetValueOrDefault(id) ?? VideoFacts.Of(null), isAdded));
        var following = next is { Length: <= YouTubeApi.LongestToken } ? next : null; // It goes on in a message, which has a bound.
        return new FoundVideos([.. videos], following, quota.SearchesLeft);
    }

    private async Task<(IEnumerable<string> Ids, string? Next)> IdsAsync(string text, string? page, CancellationToken cancellationToken)
    {
        if (LinkProvider.YouTube.PlaylistIn(text) is { } playlist)
        {
            var items = await api.PlaylistAsync(playlist, page, cancellationToken);
            return ((items.Items ?? []).Select(item => item?.ContentDetails?.VideoId).OfType<string>(), items.NextPageToken);
        }

        if (text.Contains("://", StringComparison.Ordinal))
            return LinkProvider.YouTube.AddressIn(text) is { } video
                ? ([video], null)
                : throw new YouTubeException($"This is no link to a video or a playlist of YouTube; it must be like {LinkProvider.YouTube.Example}.");
        var found = await api.SearchAsync(text, page, cancellationToken);
        return ((found.Items ?? []).Select(item => item?.Id?.VideoId).OfType<string>(), found.NextPageToken);
    }

    private FoundVideo Found(string id, VideoFacts facts, Func<string, bool> isAdded)
    {
        var track = LinkProvider.YouTube.TrackOf(id);
        var link = LinkProvider.YouTube.LinkTo(id);
        if (facts.Title.Length > 0) titles.Know(id, facts.ToTitle() with { Fault = null });
        var title = facts.Title.Length > 0 ? facts.Title : link;
        return new FoundVideo(link, track, title, facts.Channel, facts.Seconds, facts.Refusal, isAdded(track));
    }
}
