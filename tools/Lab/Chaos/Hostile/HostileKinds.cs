using System.Text;
using Roomtone.Contracts;

namespace Roomtone.Lab.Chaos.Hostile;

/// <summary>What nobody should ever send.</summary>
internal static class HostileKinds
{
    private const string At = "2026-01-05T12:00:00.000Z";
    private const string Mood =
        """{"from":"2026-01-05T11:59:55.000Z","to":"2026-01-05T12:00:00.000Z","people":2,"coverage":0.8,"mood":"happy","valence":0.4,"arousal":0.2,"confidence":0.7}""";
    private const int Mebibyte = 1024 * 1024;

    /// <summary>In the same epoch all over, so that their numbers tell them apart.</summary>
    public static readonly Guid Epoch = Guid.NewGuid();

    public static readonly IReadOnlyList<HostileKind> All =
    [
        new(
            "broken JSON: the end is missing",
            i => Text($$"""{"v":1,"epoch":"{{Epoch}}","events":[{"seq":{{i}},"at":"{{At}}","type":"mood","da""")
        ),
        new(
            "broken JSON: what no text is",
            i => [.. Encoding.ASCII.GetBytes(Invariant(i)), 0xff, 0xfe, 0x00, 0x80, .. Guid.NewGuid().ToByteArray()]
        ),
        new("JSON, but no batch", i => Text($"[\"{i}\", null, true]")),
        new("wrong type: the event's type is a number", i => Event(i, "17", Mood)),
        new(
            "wrong type: people is a text",
            i => Event(i, "\"mood\"", Mood.Replace("\"people\":2", "\"people\":\"two\"", StringComparison.Ordinal))
        ),
        new("wrong type: the data is a list", i => Event(i, "\"mood\"", "[1,2,3]")),
        new("a number above all numbers (1e999)", i => Event(i, "\"mood\"", Mood.Replace("0.4", "1e999", StringComparison.Ordinal))),
        new(
            "a whole number of a hundred digits",
            i => Event(i, "\"mood\"", Mood.Replace("\"people\":2", "\"people\":" + new string('9', 100), StringComparison.Ordinal))
        ),
        new("NaN", i => Event(i, "\"mood\"", Mood.Replace("0.4", "NaN", StringComparison.Ordinal))),
        new(
            "a seq below zero",
            i => Text($$"""{"v":1,"epoch":"{{Epoch}}","events":[{"seq":-{{i}},"at":"{{At}}","type":"mood","data":{{Mood}}}]}""")
        ),
        new("no seq", i => Text($$"""{"v":1,"epoch":"{{Epoch}}","events":[{"no":{{i}},"at":"{{At}}","type":"mood","data":{{Mood}}}]}""")),
        new("nested 10,000 deep", i => Text(Invariant(i) + new string('[', 10_000))),
        new(
            "nested 40 deep within an event",
            i => Event(i, "\"mood\"", Mood.Replace("\"people\"", $"\"x\":{Nested(40)},\"people\"", StringComparison.Ordinal))
        ),
        new(
            "an epoch that is none",
            i => Text($$"""{"v":1,"epoch":"{{i}}","events":[{"seq":1,"at":"{{At}}","type":"mood","data":{{Mood}}}]}""")
        ),
        new("a time next century", i => Event(i, "\"mood\"", Mood, "2126-01-05T12:00:00.000Z")),
        new("a time before the box was made", i => Event(i, "\"mood\"", Mood, "1970-01-01T00:00:12.000Z")),
        new("a time that is SQL", i => Event(i, "\"mood\"", Mood, "'; DROP TABLE mood_events; -- ")),
        new("SQL in a word", i => Event(i, "\"mood'); DELETE FROM mood_events WHERE ('1'='1\"", Mood)),
        new(
            "HTML in a word",
            i =>
                Event(
                    i,
                    "\"mood\"",
                    Mood.Replace("happy", "<script>alert(document.cookie)</script><img src=x onerror=alert(1)>", StringComparison.Ordinal)
                )
        ),
        new("half a character", i => Event(i, "\"device\"", """{"what":"camera-lost","detail":"\ud800"}""")),
        new("a text above its limit", i => Event(i, "\"device\"", $$"""{"what":"camera-lost","detail":"{{new string('x', 2_000)}}"}""")),
        new(
            "501 events",
            i => Text($$"""{"v":1,"epoch":"{{Epoch}}","i":{{i}},"events":[{{string.Join(',', Enumerable.Repeat("{}", 501))}}]}""")
        ),
        new(
            "a version to come",
            i => Text($$"""{"v":2,"epoch":"{{Epoch}}","events":[{"seq":{{i}},"at":"{{At}}","type":"mood","data":{{Mood}}}]}""")
        ),
        new("more than 1 MiB", i => Text(Invariant(i) + new string(' ', Mebibyte)), IsLarge: true),
        new("5 MiB, more than the broker takes", i => Text(Invariant(i) + new string(' ', 5 * Mebibyte)), IsLarge: true),
        new("in the name of another device", i => Event(i, "\"mood\"", Mood), Topics.Events(HostileRun.OtherDevice)),
        new(
            "a confirmation that no worker gave",
            i => Text($$"""{"epoch":"{{Epoch}}","from":1,"to":{{i}}}"""),
            Topics.Acks(HostileRun.OtherDevice)
        ),
    ];

    private static byte[] Event(int seq, string type, string data, string at = At) =>
        Text($$"""{"v":1,"epoch":"{{Epoch}}","events":[{"seq":{{seq}},"at":"{{at}}","type":{{type}},"data":{{data}}}]}""");

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string Invariant(int i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
