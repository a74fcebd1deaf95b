using Roomtone.Contracts;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Walls;

namespace Roomtone.Dashboard.Guests;

/// <summary>What a guest sees of a room. No id, no name of a file, no mood, and of other guests only what they wished for.</summary>
/// <param name="Room">The room's name; empty where it has none.</param>
/// <param name="IsThere">Whether the box is there.</param>
/// <param name="IsOpen">Whether guests may wish now.</param>
/// <param name="Sentence">Until when, or why not.</param>
/// <param name="State">Whether music sounds.</param>
/// <param name="Track">What plays; null where nothing does.</param>
/// <param name="Wishes">In the order in which they come.</param>
internal sealed record GuestScreen(
    string Room, bool IsThere, bool IsOpen, string Sentence, PlayState State, WallTrack? Track, IReadOnlyList<GuestWish> Wishes)
{
    private const string Away = "The room's box is not there just now. Try again in a while.";
    private const string Silent = "This room takes no wishes yet.";

    /// <param name="of">The room.</param>
    /// <param name="guest">Whose wishes are theirs.</param>
    /// <param name="room">As its box says.</param>
    public static GuestScreen Of(GuestRoom of, string guest, Room? room)
    {
        if (room?.Status is not { State: DeviceState.Online }) return new(of.Name, false, false, Away, PlayState.Stopped, null, []);
        var track = room.Track?.Track is { } now ? WallTrack.Of(now) : null;
        var wishes = room.Wishes;
        return new(
            of.Name,
            true,
            wishes?.IsOpen == true,
            wishes?.Sentence ?? Silent,
            room.Track?.State ?? PlayState.Stopped,
            track,
            [.. (wishes?.Wishes ?? []).Select(wish => GuestWish.Of(wish, guest))]);
    }

    /// <summary>Two that show the same are the same: only what is new is sent.</summary>
    public bool Equals(GuestScreen? other) =>
        other is not null
        && (Room, IsThere, IsOpen, Sentence) == (other.Room, other.IsThere, other.IsOpen, other.Sentence)
        && (State, Track) == (other.State, other.Track)
        && Wishes.SequenceEqual(other.Wishes);

    public override int GetHashCode() => HashCode.Combine(Room, IsOpen, Sentence, State, Track, Wishes.Count);
}

/// <summary>A wish as guests see it: without what was said to the house.</summary>
/// <param name="Id">The wish.</param>
/// <param name="Title">Never empty.</param>
/// <param name="Artist">Empty if unknown.</param>
/// <param name="State">How far it is.</param>
/// <param name="Sentence">When it comes, and why not sooner.</param>
/// <param name="IsYours">Whether this guest wished for it, and may take it back.</param>
internal sealed record GuestWish(string Id, string Title, string Artist, WishState State, string Sentence, bool IsYours)
{
    public static GuestWish Of(LiveWish wish, string guest) =>
        new(wish.Id, wish.Title, wish.Artist, wish.State, wish.Sentence, wish.Id == GuestMark.OfWish(guest, wish.Mark));
}

/// <summary>A song that a guest found and may wish for.</summary>
/// <param name="Track">Sealed; it is sent back with the wish.</param>
/// <param name="Mark">See <see cref="TrackMark"/>.</param>
/// <param name="Title">Never empty.</param>
/// <param name="Artist">Empty if unknown.</param>
/// <param name="Album">Empty if unknown.</param>
/// <param name="DurationSeconds">0 if unknown.</param>
internal sealed record GuestTrack(string Track, string Mark, string Title, string Artist, string Album, double DurationSeconds);
