using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>A mood event parsed in one pass, its members in the order in which <see cref="Wire"/> writes them.</summary>
internal readonly record struct FastMoodEvent(long Seq, DateTimeOffset At, MoodEvent Data)
{
    private static readonly (byte[] Name, Mood Mood)[] Moods =
    [
        .. Enum.GetValues<Mood>().Select(mood => (System.Text.Encoding.UTF8.GetBytes(Wire.Element(mood).GetString()!), mood)),
    ];

    /// <param name="json">Positioned at the event's first token.</param>
    /// <returns>Null when it is not in the canonical form.</returns>
    public static FastMoodEvent? TryRead(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) return null;
        if (!Named(ref json, "seq"u8, JsonTokenType.Number) || !json.TryGetInt64(out var seq) || seq <= 0) return null;
        if (!Time(ref json, "at"u8, out var at)) return null;
        if (!Named(ref json, "type"u8, JsonTokenType.String) || !json.ValueTextEquals("mood"u8)) return null;
        if (!Named(ref json, "data"u8, JsonTokenType.StartObject) || Mood(ref json) is not { } mood) return null;
        return json.Read() && json.TokenType == JsonTokenType.EndObject ? new FastMoodEvent(seq, at, mood) : null;
    }

    private static MoodEvent? Mood(ref Utf8JsonReader json)
    {
        if (!Time(ref json, "from"u8, out var from) || !Time(ref json, "to"u8, out var to))
            return null;
        if (!Named(ref json, "people"u8, JsonTokenType.Number) || !json.TryGetInt32(out var people))
            return null;
        if (!json.Read() || !Optional(ref json, "coverage"u8, out var coverage))
            return null;
        if (!json.ValueTextEquals("mood"u8) || !json.Read() || Word(ref json) is not { } mood || !json.Read())
            return null;
        if (
            !Optional(ref json, "valence"u8, out var valence)
            || !Optional(ref json, "arousal"u8, out var arousal)
            || !Optional(ref json, "confidence"u8, out var confidence)
        )
            return null;
        Expressions? shares = null;
        if (json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("expressions"u8) || !json.Read() || Shares(ref json) is not { } read || !json.Read()) return null;
            shares = read;
        }

        return json.TokenType == JsonTokenType.EndObject
            ? new MoodEvent(from, to, people, coverage, mood, valence, arousal, confidence, shares)
            : null;
    }

    private static Expressions? Shares(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) return null;
        Span<float> shares = stackalloc float[Expressions.Count];
        for (var i = 0; i < shares.Length; i++)
            if (
                !json.Read()
                || json.TokenType != JsonTokenType.PropertyName
                || !json.ValueTextEquals(Expressions.Names[i])
                || !json.Read()
                || json.TokenType != JsonTokenType.Number
                || !json.TryGetSingle(out shares[i])
            )
                return null;
        return json.Read() && json.TokenType == JsonTokenType.EndObject ? Expressions.From(shares) : null;
    }

    private static Mood? Word(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String) return null;
        foreach (var (name, mood) in Moods)
            if (json.ValueTextEquals(name)) return mood;
        return null;
    }

    private static bool Time(ref Utf8JsonReader json, ReadOnlySpan<byte> name, out DateTimeOffset time)
    {
        time = default;
        if (!Named(ref json, name, JsonTokenType.String) || !json.TryGetDateTimeOffset(out var read)) return false;
        time = read.ToUniversalTime();
        return true;
    }

    /// <summary>If the current name is <paramref name="name"/>, reads its number and moves on.</summary>
    /// <returns>False when its value is no number.</returns>
    private static bool Optional(ref Utf8JsonReader json, ReadOnlySpan<byte> name, out double? value)
    {
        value = null;
        if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name)) return true;
        if (!json.Read() || json.TokenType != JsonTokenType.Number || !json.TryGetDouble(out var number)) return false;
        value = number;
        return json.Read();
    }

    private static bool Named(ref Utf8JsonReader json, ReadOnlySpan<byte> name, JsonTokenType type) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name) && json.Read() && json.TokenType == type;
}
