using System.Text.Json;

namespace Roomtone.Contracts;

/// <summary>Something a person asks of a box.</summary>
/// <param name="Id">The reply carries it back; a second arrival of the same id does nothing.</param>
/// <param name="Name">One of <see cref="CommandNames"/>.</param>
/// <param name="Args">The arguments, an object; may be absent.</param>
/// <param name="By">The account that asks.</param>
/// <param name="Expires">After this the command is refused, UTC.</param>
public sealed record Command(Guid Id, string Name, JsonElement? Args, string By, DateTimeOffset Expires);

/// <summary>The answer to a <see cref="Command"/>. <paramref name="Error"/> is a sentence when <paramref name="Ok"/> is false.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Ok">Whether it was done.</param>
/// <param name="Error">Why not.</param>
/// <param name="Data">What was asked for, e.g. the hits of a search.</param>
public sealed record Reply(Guid Id, bool Ok, string? Error = null, JsonElement? Data = null);

/// <summary>The commands a box understands.</summary>
public static class CommandNames
{
    public const string SensingStart = "sensing.start";
    public const string SensingStop = "sensing.stop";
    public const string MusicPlay = "music.play";
    public const string MusicPause = "music.pause";
    public const string MusicSkip = "music.skip";

    /// <summary>args: <c>{"percent": 0 to 100}</c>.</summary>
    public const string MusicVolume = "music.volume";

    /// <summary>args: <c>{"id": track id}</c>: plays this track now.</summary>
    public const string MusicPlayTrack = "music.play-track";

    /// <summary>args: <c>{"track": id}</c>, optional: the playing track.</summary>
    public const string FeedbackLike = "feedback.like";

    /// <summary>args: <c>{"track": id}</c>, optional: the playing track.</summary>
    public const string FeedbackDislike = "feedback.dislike";

    /// <summary>args: <c>{"mood": the right mood}</c>, optional.</summary>
    public const string FeedbackWrongMood = "feedback.wrong-mood";

    /// <summary>args: a <see cref="NextPassword"/>. From the dashboard's own hand only; people cannot send it.</summary>
    public const string BrokerPassword = "broker.password";

    /// <summary>Takes back the last word of the person who asks. No args; answers <c>{"undone": what, "track": id}</c>.</summary>
    public const string FeedbackUndo = "feedback.undo";

    /// <summary>No args; answers <see cref="MusicFigures"/>.</summary>
    public const string MusicFigures = "music.figures";

    /// <summary>
    /// args: <c>{"text": …, "language": …, "genre": …, "mood": …, "fromYear": …, "toYear": …, "fromTempo": …, "toTempo": …,
    /// "limit": 1 to 100}</c>, all optional, tempo in beats a minute; answers a list of <see cref="TrackInfo"/>.
    /// </summary>
    public const string LibrarySearch = "library.search";
}
