namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>
/// The plain policy: taste leads and the mood steers. Every track that passes the filter gets
/// <c>(1 - w) taste + w fit + a little chance</c>, where w grows with the confidence of the mood up to its limit, and
/// fit is the likelihood of the target under the track's own spread. Tracks are ranked in tiers, so that rules bend in
/// a fixed order when the library is small: first the spacing of artists, then of tracks, then a dislike; the filter never bends.
/// It keeps its working memory from one choice to the next, so it is for one thread at a time.
/// </summary>
internal sealed class MoodRecommender(MusicSettings settings) : IRecommender
{
    private AllowedTracks? _allowed;
    private TasteColumns? _taste;

    public IReadOnlyList<Choice> Choose(ChoiceRequest request, int count)
    {
        var allowed = _allowed = AllowedTracks.Of(request, _allowed);
        var spacing = allowed.Spacing;
        spacing.Begin(request, allowed, settings);
        var scores = new Scores(request, _taste = TasteColumns.Of(request, _taste), settings);
        var best = new BestTracks(count);
        foreach (var track in allowed.Numbers) best.Offer(track, spacing.TierOf(track), scores.Of(track));

        return [.. best.Tracks.Select(track => new Choice(
            request.Catalogue.Tracks[track],
            request.Mood?.Affect,
            Reason.For(request.Catalogue.Tracks[track], spacing.TierOf(track), request)))];
    }
}
