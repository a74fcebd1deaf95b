using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>The last feedback of the room's people, so that each can undo their own, newest first.</summary>
internal sealed class FeedbackHistory
{
    private const int Kept = 100;

    private readonly List<FeedbackEntry> _entries = [];

    public void Add(FeedbackEntry entry)
    {
        _entries.Add(entry);
        if (_entries.Count > Kept) _entries.RemoveAt(0);
    }

    /// <summary>Nothing of this kind can be taken back any more.</summary>
    public void Forget(FeedbackKind what) => _entries.RemoveAll(entry => entry.What == what);

    /// <summary>Takes out the last feedback of a person; null where there is none.</summary>
    public FeedbackEntry? TakeLast(string by)
    {
        var place = _entries.FindLastIndex(entry => entry.By == by);
        if (place < 0) return null;
        var entry = _entries[place];
        _entries.RemoveAt(place);
        return entry;
    }
}

/// <param name="What">Like, dislike or wrong mood.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Track">What it was about; null for a wrong mood while nothing played.</param>
/// <param name="Before">What the person had said of the track before: 1, -1 or 0.</param>
internal sealed record FeedbackEntry(FeedbackKind What, string By, TrackInfo? Track, int Before);
