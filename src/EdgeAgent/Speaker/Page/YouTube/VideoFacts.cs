using System.Xml;
using Roomtone.EdgeAgent.Speaker.Page.Links;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>What YouTube says of a video.</summary>
/// <param name="Title">Empty where it has none.</param>
/// <param name="Channel">Whose it is.</param>
/// <param name="Seconds">0 where it is unknown.</param>
/// <param name="Fault">Why it may not play in a page, as the end of a sentence; null where it may.</param>
internal sealed record VideoFacts(string Title, string Channel, double Seconds, string? Fault)
{
    /// <summary>The same for people.</summary>
    public string? Refusal => Fault is null ? null : $"{char.ToUpperInvariant(Fault[0])}{Fault[1..]}.";

    /// <param name="video">Null where it is in no answer: it was removed, or is private.</param>
    public static VideoFacts Of(VideosAnswer.Video? video) =>
        new(Text(video?.Snippet?.Title), Text(video?.Snippet?.ChannelTitle), SecondsOf(video), FaultOf(video));

    /// <param name="answer">What was asked about some videos.</param>
    /// <returns>The facts by the id of the video; those that are not there are missing.</returns>
    public static IReadOnlyDictionary<string, VideoFacts> In(VideosAnswer? answer) =>
        (answer?.Items ?? []).OfType<VideosAnswer.Video>().Where(video => video.Id is not null).DistinctBy(video => video.Id)
            .ToDictionary(video => video.Id!, Of);

    public LinkTitle ToTitle() => new(Title, Channel, Fault);

    private static string? FaultOf(VideosAnswer.Video? video)
    {
        if (video?.Status is not { } status || status.PrivacyStatus == "private" || status.UploadStatus is "deleted" or "failed" or "rejected")
            return "it was removed from YouTube, or is private";
        if (status.Embeddable == false) return "its owner does not let it play outside of YouTube";
        if (video.ContentDetails?.ContentRating?.YtRating == "ytAgeRestricted")
            return "YouTube restricts it by age, so it does not play outside of YouTube";
        return video.Snippet?.LiveBroadcastContent is "live" or "upcoming" ? "it is a live broadcast, which has no end" : null;
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
