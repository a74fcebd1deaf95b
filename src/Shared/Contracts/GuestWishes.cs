using System.Security.Cryptography;
using System.Text;

namespace Roomtone.Contracts;

/// <summary>When guests may wish for songs; a part of the room's settings.</summary>
public sealed record RoomWishes
{
    public const int MostHours = 50;

    /// <summary>Whether guests may wish at all.</summary>
    public bool IsOn { get; init; }

    /// <summary>When they may, by the clock on the room's wall. Empty: whenever the room is open.</summary>
    public IReadOnlyList<WeeklyHours> Hours { get; init; } = [];

    /// <summary>A sentence for each value that is not allowed; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (Hours.Count > MostHours) yield return $"wishes has {Hours.Count} hours; at most {MostHours} are allowed.";
        if (Hours.Any(hours => hours?.Days is not { Count: > 0 } days || days.Any(day => !Enum.IsDefined(day))))
            yield return "wishes has hours without a day of the week; name at least one, such as monday.";
    }
}

/// <summary>The wishes of a room's guests as they stand now, for live views. No guest can be told from another by it.</summary>
/// <param name="At">UTC.</param>
/// <param name="IsOpen">Whether guests may wish now.</param>
/// <param name="Sentence">One sentence: until when, or why not.</param>
/// <param name="Wishes">In the order in which they come; at most <see cref="Most"/>, and the one that sounds.</param>
/// <param name="Likes">How many guests like the track that sounds.</param>
/// <param name="Dislikes">How many do not.</param>
public sealed record LiveWishes(
    DateTimeOffset At, bool IsOpen, string Sentence, IReadOnlyList<LiveWish> Wishes, int Likes = 0, int Dislikes = 0)
{
    /// <summary>So many wait at most: what comes after would not come within the two hours that a wish lives.</summary>
    public const int Most = 20;

    /// <summary>So many of one guest wait at most.</summary>
    public const int MostOfAGuest = 3;
}

/// <summary>One wish.</summary>
/// <param name="Id">See <see cref="GuestMark.OfWish"/>.</param>
/// <param name="Mark">See <see cref="TrackMark"/>.</param>
/// <param name="Title">Cut to <see cref="LongestTitle"/> letters.</param>
/// <param name="Artist">Empty if unknown; cut likewise.</param>
/// <param name="Words">What the guest said to the house; empty: nothing. Only for people of the house.</param>
/// <param name="WishedAt">UTC.</param>
/// <param name="State">How far it is.</param>
/// <param name="ComesAt">When it comes, UTC, as far as can be said; null where it cannot.</param>
/// <param name="Sentence">When it comes and why not sooner, for people.</param>
public sealed record LiveWish(
    string Id,
    string Mark,
    string Title,
    string Artist,
    string Words,
    DateTimeOffset WishedAt,
    WishState State,
    DateTimeOffset? ComesAt,
    string Sentence)
{
    public const int LongestTitle = 80;
}

/// <summary>How far a wish is.</summary>
public enum WishState
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It stands among what comes next.</summary>
    Next,

    Sounding,
}

/// <summary>What the box answers to a wish.</summary>
/// <param name="Id">The wish.</param>
/// <param name="Sentence">When it comes.</param>
public sealed record WishAnswer(string Id, string Sentence);

/// <summary>Names a track to strangers: it gives away neither a file's name nor an account's list.</summary>
public static class TrackMark
{
    /// <param name="track">The provider's id.</param>
    public static string Of(string track) => ShortHash.Of(track);
}

/// <summary>
/// A guest by a random number of their browser and the room's code: another one in each room and after each new code, and none
/// from which anything can be told.
/// </summary>
public static class GuestMark
{
    public const int Letters = ShortHash.Letters;

    /// <param name="code">The room's code.</param>
    /// <param name="number">The browser's.</param>
    public static string Of(string code, string number) => ShortHash.Of($"guest {code} {number}");

    /// <summary>The id of a guest's wish: only who knows the guest's mark can tell whose it is.</summary>
    /// <param name="guest">The guest's mark.</param>
    /// <param name="mark">The track's.</param>
    public static string OfWish(string guest, string mark) => ShortHash.Of($"wish {guest} {mark}");
}

internal static class ShortHash
{
    /// <summary>64 bits: enough to tell a room's few apart.</summary>
    public const int Letters = 16;

    public static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Letters];
}
