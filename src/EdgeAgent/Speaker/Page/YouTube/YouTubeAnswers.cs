namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

// The parts of the answers that are used: https://developers.google.com/youtube/v3/docs. Anything may be absent.

internal sealed record SearchAnswer(string? NextPageToken, IReadOnlyList<SearchAnswer.Item?>? Items)
{
    internal sealed record Item(Id? Id);

    internal sealed record Id(string? VideoId);
}

internal sealed record PlaylistItemsAnswer(string? NextPageToken, IReadOnlyList<PlaylistItemsAnswer.Item?>? Items)
{
    internal sealed record Item(Content? ContentDetails);

    internal sealed record Content(string? VideoId);
}

internal sealed record VideosAnswer(IReadOnlyList<VideosAnswer.Video?>? Items)
{
    internal sealed record Video(string? Id, Snippet? Snippet, Content? ContentDetails, Status? Status);

    internal sealed record Snippet(string? Title, string? ChannelTitle, string? LiveBroadcastContent);

    internal sealed record Content(string? Duration, Rating? ContentRating);

    internal sealed record Rating(string? YtRating);

    internal sealed record Status(string? UploadStatus, string? PrivacyStatus, bool? Embeddable);
}

internal sealed record ErrorAnswer(ErrorAnswer.Body? Error)
{
    internal sealed record Body(string? Message, IReadOnlyList<Reason?>? Errors, IReadOnlyList<Reason?>? Details);

    /// <param name="Name">E.g. <c>quotaExceeded</c>, or <c>API_KEY_INVALID</c> of the details.</param>
    internal sealed record Reason([property: System.Text.Json.Serialization.JsonPropertyName("reason")] string? Name);
}
