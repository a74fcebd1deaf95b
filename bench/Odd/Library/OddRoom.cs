using Roomtone.Contracts;

namespace Roomtone.Odd.Bench.Library;

/// <summary>What the room of the odd library refuses, and names that are and are not of those it blocks.</summary>
internal static class OddRoom
{
    public static RoomSettings Settings { get; } = new()
    {
        Explicit = ExplicitMusic.Refused,
        BlockedArtists = ["Fire", "AC/DC", "!!!", "†††", "Anna", "Müller", "한국", "ガガガ", "ปู", "Florence + the Machine"],
    };

    /// <summary>Each an artist tag or several.</summary>
    public static IReadOnlyList<string[]> Blocked { get; } =
    [
        ["Fire"], ["fire"], ["FIRE feat. Bob"], ["Bob", "Fire"], ["Fire", "Bob"], ["Ｆｉｒｅ"], ["AC/DC"], ["ac/dc"], ["AC/DC feat. Bob"], ["Bob", "AC/DC"],
        ["!!!"], ["Bob", "!!!"], ["†††"], ["Anna"], ["ANNA"], ["Ánna"], ["Anna, Bob"], ["Bob & Anna"], ["Bob feat. Anna"], ["Bob", "Carl", "Anna"],
        ["Muller"], ["MÜLLER"], ["Mu\u0308ller"], ["한국"], ["\u1112\u1161\u11ab\u1100\u116e\u11a8"], ["ガガガ"],
        ["\u30ab\u3099\u30ab\u3099\u30ab\u3099"], ["ｶﾞｶﾞｶﾞ"], ["ปู"], ["Florence + the Machine"], ["FLORENCE + THE MACHINE"],
        ["Bob", "Florence + the Machine"],
    ];

    public static IReadOnlyList<string[]> Allowed { get; } =
    [
        ["Earth, Wind & Fire"], ["Fireflies"], ["Joanna"], ["ปี"], ["Simon & Garfunkel"], ["+/-"], ["Anna Karina"], ["AC"], ["한글"], ["Mullerin"],
        ["Tyler, The Creator"], ["††† Crosses"], ["Bob", "Carl"], ["The Machine"],
    ];
}
