using System.Text.Json;

namespace Roomtone.Contracts;

/// <summary>Something a person asks of a box.</summary>
/// <param name="Id">The reply carries it back; a second arrival of the same id does nothing.</param>
/// <param name="Name">One of <see cref="CommandNames"/>.</param>
/// <param name="Args">The arguments, an object; may be absent.</param>
/// <param name="By">The account that asks.</param>
/// <param name="Expires">After this the command is refused, UTC.</param>
public sealed record Command(Guid Id, string Name, JsonElement? Args, string By, DateTimeOffset Expires)
{
    /// <summary>
    /// When it was sent, UTC, by the clock that also says when it expires: a box whose own clock is wrong counts how long it was on
    /// the way. Null from senders of before: then the box's clock counts.
    /// </summary>
    public DateTimeOffset? Sent { get; init; }
}

/// <summary>The answer to a <see cref="Command"/>. <paramref name="Error"/> is a sentence when <paramref name="Ok"/> is false.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Ok">Whether it was done.</param>
/// <param name="Error">Why not.</param>
/// <param name="Data">What was asked for, e.g. the hits of a search.</param>
public sealed record Reply(Guid Id, bool Ok, string? Error = null, JsonElement? Data = null);

/// <summary>The names of the commands on the wire; <see cref="CommandCatalogue"/> describes each.</summary>
public static class CommandNames
{
    public const string SensingStart = "sensing.start";
    public const string SensingStop = "sensing.stop";
    public const string MusicPlay = "music.play";
    public const string MusicPause = "music.pause";
    public const string MusicSkip = "music.skip";
    public const string MusicVolume = "music.volume";

    /// <summary>Goes on at another place in the track.</summary>
    public const string MusicSeek = "music.seek";

    /// <summary>The track from its beginning; within its first seconds, the one before it.</summary>
    public const string MusicBack = "music.back";

    /// <summary>Plays a track now.</summary>
    public const string MusicPlayTrack = "music.play-track";

    /// <summary>Fades the music out over some minutes and pauses it then.</summary>
    public const string SleepStart = "sleep.start";

    /// <summary>The music plays on as loud as it was.</summary>
    public const string SleepEnd = "sleep.end";

    /// <summary>Sets when the music is to wake, instead of what was set before.</summary>
    public const string WakeSet = "wake.set";

    /// <summary>It is not to wake; where it has just woken, its volume stays where it is.</summary>
    public const string WakeRemove = "wake.remove";

    /// <summary>A track comes next, or at a place among those that do.</summary>
    public const string QueueAdd = "queue.add";

    /// <summary>A track that comes next, moved to another place; what comes before it stays before it.</summary>
    public const string QueueMove = "queue.move";

    /// <summary>A track does not come next, nor again for a while. That is no dislike.</summary>
    public const string QueueRemove = "queue.remove";

    /// <summary>Forgets all that people have put there; the box's own choice comes next.</summary>
    public const string QueueClear = "queue.clear";

    /// <summary>What the library has for a guest: only what may play now.</summary>
    public const string WishSearch = "wish.search";

    /// <summary>A guest wishes for a track, a <see cref="Contracts.WishAnswer"/>; the box decides whether and when it comes.</summary>
    public const string WishAdd = "wish.add";

    /// <summary>A guest takes their own wish back.</summary>
    public const string WishWithdraw = "wish.withdraw";

    /// <summary>A guest likes what sounds. It counts less than a person of the house.</summary>
    public const string WishLike = "wish.like";

    /// <inheritdoc cref="WishLike"/>
    public const string WishDislike = "wish.dislike";

    /// <summary>The house takes a wish away; its track does not come again for a while.</summary>
    public const string WishRemove = "wish.remove";

    /// <summary>The house takes all wishes away.</summary>
    public const string WishClear = "wish.clear";

    public const string PlaylistList = "playlist.list";

    /// <summary>The tracks of a playlist from a place on, a <see cref="PlaylistPage"/>.</summary>
    public const string PlaylistRead = "playlist.read";

    public const string PlaylistMake = "playlist.make";
    public const string PlaylistRename = "playlist.rename";
    public const string PlaylistDelete = "playlist.delete";

    /// <summary>Adds tracks at the end.</summary>
    public const string PlaylistAdd = "playlist.add";

    public const string PlaylistMove = "playlist.move";
    public const string PlaylistRemove = "playlist.remove";

    /// <summary>Plays the tracks of a playlist now, instead of what people had put there.</summary>
    public const string PlaylistPlay = "playlist.play";

    /// <summary>Without a track: the playing one.</summary>
    public const string FeedbackLike = "feedback.like";

    /// <inheritdoc cref="FeedbackLike"/>
    public const string FeedbackDislike = "feedback.dislike";

    /// <summary>With the right mood, where the person named one.</summary>
    public const string FeedbackWrongMood = "feedback.wrong-mood";

    /// <summary>Ends a person's word on the mood, whoever said it: the music goes by the camera again.</summary>
    public const string FeedbackWrongMoodEnd = "feedback.wrong-mood-end";

    /// <summary>Takes back the last feedback of the person who asks.</summary>
    public const string FeedbackUndo = "feedback.undo";

    /// <summary>Finds videos on YouTube with the owner's key, a <see cref="Contracts.FoundVideos"/>: by words, in a playlist, or one.</summary>
    public const string YouTubeFind = "youtube.find";

    /// <summary>Adds a link to a video, a playlist, a track or a set to the room's music, an <see cref="Contracts.AddedLink"/>.</summary>
    public const string LinksAdd = "links.add";

    /// <summary>Takes an added link away.</summary>
    public const string LinksRemove = "links.remove";

    /// <summary>The playlists among the links, a list of <see cref="LinkedPlaylist"/>.</summary>
    public const string LinksPlaylists = "links.playlists";

    /// <summary>What a page needs to be a device of Spotify Connect, a <see cref="Contracts.SpotifyPage"/>.</summary>
    public const string SpotifyPage = "spotify.page";

    /// <summary>Ends what people set by hand against the room's calendar: it holds again.</summary>
    public const string ScheduleResume = "schedule.resume";

    public const string LibrarySearch = "library.search";

    /// <summary>What becomes of every file, a <see cref="Contracts.LibraryAccount"/>.</summary>
    public const string LibraryAccount = "library.account";

    /// <summary>Asks the directory Radio Browser for stations.</summary>
    public const string RadioSearch = "radio.search";

    /// <summary>The stations of the room, a <see cref="RoomStations"/>.</summary>
    public const string RadioStations = "radio.stations";

    /// <summary>Plays a station now, whether the room keeps it or not.</summary>
    public const string RadioListen = "radio.listen";

    public const string MusicFigures = "music.figures";

    /// <summary>The box's next password at the broker, a <see cref="NextPassword"/>.</summary>
    public const string BrokerPassword = "broker.password";
}
