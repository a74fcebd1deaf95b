using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>The last words of people, so that each can take back their own, the newest first.</summary>
internal sealed class FeedbackHistory
{
    private const int Kept = 100;

    private readonly List<FeedbackEntry> _said = [];

    public void Add(FeedbackEntry word)
    {
        _said.Add(word);
        if (_said.Count > Kept) _said.RemoveAt(0);
    }

    /// <returns>The last word of this person, which then counts as taken back; null where there is none.</returns>
    public FeedbackEntry? TakeLast(string by)
    {
        var place = _said.FindLastIndex(word => word.By == by);
        if (place < 0) return null;
        var word = _said[place];
        _said.RemoveAt(place);
        return word;
    }
}

/// <param name="What">Like, dislike or wrong mood.</param>
/// <param name="By">Whose word it is.</param>
/// <param name="Track">What it was about; null for a word on the mood while nothing played.</param>
/// <param name="Before">What the person had said of the track before: 1, -1 or 0.</param>
internal sealed record FeedbackEntry(FeedbackKind What, string By, TrackInfo? Track, int Before);
