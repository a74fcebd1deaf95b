namespace Roomtone.Contracts;

/// <summary>What a person said of the music or of the mood.</summary>
/// <param name="What">The kind of feedback.</param>
/// <param name="Track">The id of the track it is about, if one was playing.</param>
/// <param name="Mood">The mood the person would have named, or the room's mood then.</param>
/// <param name="By">Who said it: an account's name, or <c>button</c>.</param>
public sealed record FeedbackEvent(FeedbackKind What, string? Track, Mood? Mood, string By);

/// <summary>What <see cref="CommandNames.FeedbackUndo"/> took back.</summary>
/// <param name="Undone">Like, dislike or wrong mood.</param>
/// <param name="Track">The id of the track it was about; null where none was playing.</param>
/// <param name="Title">The track's title.</param>
public sealed record UndoneFeedback(FeedbackKind Undone, string? Track, string? Title);

public enum FeedbackKind
{
    Like,
    Dislike,
    WrongMood,
    Override,

    /// <summary>Takes back the last like of the track.</summary>
    UndoLike,

    /// <summary>Takes back the last dislike of the track.</summary>
    UndoDislike,

    /// <summary>Takes back what was last said of the mood.</summary>
    UndoWrongMood,
}
