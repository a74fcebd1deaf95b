using System.Xml;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Page.Links;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>
/// Finds videos: by words, in a playlist, or the one that a link names. What may not play in a page is told with the reason. Nothing
/// of it is kept but the titles, in memory.
/// </summary>
internal sealed class YouTubeSearch(YouTubeApi api, YouTubeQuota quota, LinkTitles titles)
{
    private const int LongestText = 300;

    /// <param name="text">Words, the link to a playlist, or the link to a video.</param>
    /// <param name="page">As the page before it named it; null for the first.</param>
    /// <param name="isAdded">Whether a track is among the room's links already.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="YouTubeException">YouTube does not answer it.</exception>
    public async Task<FoundVideos> FindAsync(string text, string? page, Func<string, bool> isAdded, CancellationToken cancellationToken)
    {
        var (ids, next) = await IdsAsync(text.Trim(), page, cancellationToken);
        var wanted = ids.Where(LinkProvider.IsVideo).Distinct().Take(YouTubeApi.MostOfAPage).ToList();
        var videos = wanted.Count == 0 ? null : (await api.VideosAsync(wanted, cancellationToken)).Items;
        var byId = (videos ?? []).OfType<VideosAnswer.Video>().Where(video => video.Id is not null).DistinctBy(video => video.Id)
            .ToDictionary(video => video.Id!);
        var following = next is { Length: <= LongestText } ? next : null; // It goes on in a message, which has a bound.
        return new FoundVideos([.. wanted.Select(id => Found(id, byId.GetValueOrDefault(id), isAdded))], following, quota.SearchesLeft);
    }

    private async Task<(IEnumerable<string> Ids, string? Next)> IdsAsync(string text, string? page, CancellationToken cancellationToken)
    {
        if (LinkProvider.PlaylistIn(text) is { } playlist)
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

    private FoundVideo Found(string id, VideosAnswer.Video? video, Func<string, bool> isAdded)
    {
        var track = LinkProvider.YouTube.TrackOf(id);
        var link = LinkProvider.YouTube.LinkTo(id);
        var (title, channel) = (Text(video?.Snippet?.Title), Text(video?.Snippet?.ChannelTitle));
        if (title.Length > 0) titles.Know(id, new LinkTitle(title, channel, null));
        return new FoundVideo(link, track, title.Length > 0 ? title : link, channel, SecondsOf(video), Refusal(video), isAdded(track));
    }

    /// <summary>Why a video may not play in a page, as one sentence; null where it may.</summary>
    private static string? Refusal(VideosAnswer.Video? video)
    {
        if (video?.Status is not { } status || status.PrivacyStatus == "private" || status.UploadStatus is "deleted" or "failed" or "rejected")
            return "It was removed from YouTube, or is private.";
        if (status.Embeddable == false) return "Its owner does not let it play outside of YouTube.";
        if (video.ContentDetails?.ContentRating?.YtRating == "ytAgeRestricted")
            return "YouTube restricts it by age, so it does not play outside of YouTube.";
        return video.Snippet?.LiveBroadcastContent is "live" or "upcoming" ? "It is a live broadcast, which has no end." : null;
    }

    /// <summary>ISO 8601, e.g. PT4M13S.</summary>
    private static double SecondsOf(VideosAnswer.Video? video)
    {
        try
        {
            return video?.ContentDetails?.Duration is { } text ? Math.Max(0, XmlConvert.ToTimeSpan(text).TotalSeconds) : 0;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return 0; // It is not known.
        }
    }

    private static string Text(string? text) => LinkTitle.Shown(text ?? "");
}
