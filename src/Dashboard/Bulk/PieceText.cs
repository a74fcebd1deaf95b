using System.Globalization;
using System.Text.Json.Nodes;

namespace Roomtone.Dashboard.Bulk;

/// <summary>A piece of settings in words, short enough for a row of a table, however large it is.</summary>
internal static class PieceText
{
    private const int MostNamed = 4;
    private const int Longest = 120;

    public static string NameOf(string key) => key switch
    {
        "minPeople" => "fewest people",
        "maxVolumePercent" => "loudest volume",
        "languages" => "languages",
        "genres" => "genres",
        "explicit" => "explicit words",
        "blockedArtists" => "blocked artists",
        "blockedTracks" => "blocked tracks",
        "sources" => "sources",
        "stations" => "stations",
        "aim" => "aim",
        "hold" => "point to hold",
        "aimHours" => "hours with another aim",
        "schedule" => "schedule",
        "wishes" => "guests' wishes",
        _ => key,
    };

    public static PieceChange Between(string key, JsonNode? from, JsonNode? to)
    {
        var (before, after) = (Of(key, from), Of(key, to));
        return new(key, NameOf(key), before, before == after ? Short($"{after}, changed{Changed(from, to)}") : after);
    }

    public static string Of(string key, JsonNode? value) => Short(
        value switch
        {
            null => key is "schedule" or "wishes" ? "none" : "as the box is set up",
            JsonArray { Count: 0 } => key is "languages" or "genres" ? "all" : key == "sources" ? "as the box is set up" : "none",
            JsonArray list => Listed(list),
            JsonObject schedule when key == "schedule" => OfSchedule(schedule),
            JsonObject wishes when key == "wishes" => OfWishes(wishes),
            JsonObject point => string.Join(", ", point.Select(one => $"{one.Key} {one.Value}")),
            _ when key == "maxVolumePercent" => $"{value} %",
            _ => value.ToString(),
        });

    private static string OfSchedule(JsonObject schedule)
    {
        (string One, string Many, int Count)[] parts =
        [
            ("block", "blocks", CountOf("blocks")), ("opening hour", "opening hours", CountOf("open")),
            ("quiet hour", "quiet hours", CountOf("quiet")), ("special day", "special days", CountOf("days")),
            ("calendar", "calendars", CountOf("calendars")),
        ];
        var words = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {(part.Count == 1 ? part.One : part.Many)}").ToList();
        if (schedule["blocks"] is JsonArray { Count: > 0 } blocks) words[0] += $" ({Listed(blocks)})";
        if (schedule["isOn"]?.GetValue<bool>() == false) words.Add("switched off");
        return words.Count == 0 ? "empty" : string.Join(", ", words);
        int CountOf(string list) => (schedule[list] as JsonArray)?.Count ?? 0;
    }

    private static string OfWishes(JsonObject wishes)
    {
        if (wishes["isOn"]?.GetValue<bool>() != true) return "none";
        return wishes["hours"] is JsonArray { Count: > 0 } hours ? $"at {hours.Count} hours of the week" : "whenever the room is open";
    }

    private static string Listed(JsonArray list)
    {
        var names = list.Take(MostNamed).Select(NameIn).ToList();
        if (list.Count > MostNamed) names.Add($"{list.Count - MostNamed} more");
        return string.Join(", ", names);
    }

    private static string NameIn(JsonNode? entry) =>
        entry is JsonObject named ? (named["name"] ?? named["aim"] ?? named["from"])?.ToString() ?? "…" : entry?.ToString() ?? "…";

    /// <summary>Which parts differ of two that look the same in short.</summary>
    private static string Changed(JsonNode? from, JsonNode? to)
    {
        if (from is not JsonObject a || to is not JsonObject b) return "";
        var parts = a.Select(one => one.Key).Union(b.Select(one => one.Key)).Where(part => !JsonNode.DeepEquals(a[part], b[part]));
        return $": {string.Join(", ", parts.Take(MostNamed))}";
    }

    private static string Short(string text) =>
        text.Length <= Longest ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, Longest)}…");
}

/// <summary>What changes in a room's settings, in words.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Name">As people call it.</param>
/// <param name="From">What it is.</param>
/// <param name="To">What it becomes.</param>
internal sealed record PieceChange(string Key, string Name, string From, string To);
