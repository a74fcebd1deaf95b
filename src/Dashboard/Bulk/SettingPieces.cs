using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Contracts;
using Roomtone.Dashboard.Api;

namespace Roomtone.Dashboard.Bulk;

/// <summary>Some of the settings of a room, each whole, as they are put into those of many.</summary>
internal sealed class SettingPieces
{
    private const string Schedule = "schedule";
    private const string Unreadable = "The settings cannot be read. Give each as a room's own settings show it.";
    private const int MostTold = 5;
    private const int LongestTold = 40;

    /// <summary>The people belong to one room.</summary>
    private const string People = "profiles";

    /// <summary>All that can be set for many at once.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        .. typeof(RoomSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Where(name => name != People),
    ];

    private readonly JsonObject _values;

    private SettingPieces(IEnumerable<string> keys, RoomSettings settings)
    {
        Keys = [.. keys];
        var whole = ToJson(settings);
        _values = new JsonObject(Keys.Select(key => KeyValuePair.Create(key, whole[key]?.DeepClone())));
    }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>The value of a key; null where it is null, or where these pieces lack it.</summary>
    public JsonNode? this[string key] => _values[key];

    /// <exception cref="PiecesException">They are no pieces of a room's settings.</exception>
    public static SettingPieces Read(JsonElement? given)
    {
        if (given is not { ValueKind: JsonValueKind.Object } pieces)
            throw new PiecesException("Give the settings to change (pieces), an object such as {\"maxVolumePercent\":60}.");
        var keys = pieces.EnumerateObject().Select(piece => piece.Name).ToList();
        if (keys.Count == 0) throw new PiecesException("Name at least one setting to change.");
        if (keys.GroupBy(key => key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new PiecesException($"'{Short(twice.Key)}' is given more than once.");
        if (keys.Contains(People))
            throw new PiecesException("The people (profiles) belong to one room; they cannot be set for many at once.");
        if (keys.Except(Known).Take(MostTold).ToList() is { Count: > 0 } unknown)
            throw new PiecesException(
                $"There is no setting called {string.Join(", ", unknown.Select(key => $"'{Short(key)}'"))}. Settings: {string.Join(", ", Known)}.");
        return new SettingPieces(keys, Checked(pieces));
    }

    /// <exception cref="PiecesException">They are no pieces of a room's settings.</exception>
    public static SettingPieces Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new PiecesException($"The settings that were kept cannot be read: {e.Message}");
        }
    }

    public static SettingPieces Of(RoomSettings settings, IEnumerable<string> keys) => new(keys, settings);

    /// <summary>These settings with the named pieces in them. Days that a room's own reading of its calendars brought stay.</summary>
    public RoomSettings On(RoomSettings now, IEnumerable<string> keys)
    {
        var whole = ToJson(now);
        foreach (var key in keys) whole[key] = _values[key]?.DeepClone();
        var next = Wire.Read<RoomSettings>(JsonSerializer.SerializeToElement(whole));
        return next.Schedule is { } wanted && now.Schedule is { } before && keys.Contains(Schedule)
            ? next with { Schedule = WithReadDays(wanted, before) }
            : next;
    }

    /// <summary>Whether the settings have this piece; days that calendars brought do not count.</summary>
    public bool IsIn(RoomSettings now, string key) => JsonNode.DeepEquals(Compared(key, this[key]), Compared(key, ToJson(now)[key]));

    public bool IsSame(SettingPieces other, string key) => JsonNode.DeepEquals(Compared(key, this[key]), Compared(key, other[key]));

    /// <summary>The keys whose pieces the settings do not have.</summary>
    public IReadOnlyList<string> Missing(RoomSettings now)
    {
        var whole = ToJson(now);
        return [.. Keys.Where(key => !JsonNode.DeepEquals(Compared(key, this[key]), Compared(key, whole[key])))];
    }

    /// <summary>As JSON, with what is null.</summary>
    public override string ToString() => _values.ToJsonString(Wire.Json);

    public JsonElement ToElement() => JsonSerializer.SerializeToElement(_values);

    private static RoomSettings Checked(JsonElement pieces)
    {
        var whole = ToJson(new RoomSettings());
        foreach (var piece in pieces.EnumerateObject()) whole[piece.Name] = JsonNode.Parse(piece.Value.GetRawText());
        try
        {
            var settings = Wire.Read<RoomSettings>(JsonSerializer.SerializeToElement(whole));
            var problems = SettingsEndpoints.Problems(settings);
            return problems.Count == 0 ? settings : throw new PiecesException(string.Join(' ', problems.Take(MostTold)));
        }
        catch (JsonException e)
        {
            throw new PiecesException(e.Path is { Length: > 2 } path ? $"The value of {Short(path[2..])} cannot be read." : Unreadable);
        }
    }

    private static JsonObject ToJson(RoomSettings settings) => JsonSerializer.SerializeToNode(settings, Wire.Json)!.AsObject();

    private static JsonNode? Compared(string key, JsonNode? value)
    {
        if (key != Schedule || value is not JsonObject schedule || schedule["days"] is not JsonArray days) return value;
        var compared = schedule.DeepClone().AsObject();
        compared["days"] = new JsonArray([.. days.Where(day => day?["calendar"] is null).Select(day => day!.DeepClone())]);
        return compared;
    }

    private static RoomSchedule WithReadDays(RoomSchedule wanted, RoomSchedule before)
    {
        var read = before.Days.Where(day => day.Calendar is not null).ToLookup(day => day.Calendar);
        var kept = wanted.Calendars.Where(calendar => read.Contains(calendar.Id)).Select(calendar => calendar.Id).ToHashSet();
        var days = wanted.Days.Where(day => day.Calendar is null || !kept.Contains(day.Calendar));
        return wanted with { Days = [.. days.Concat(kept.SelectMany(id => read[id])).Take(RoomSchedule.MostDays)] };
    }

    private static string Short(string text) => text.Length > LongestTold ? $"{text[..LongestTold]}…" : text;
}

/// <summary>What is wrong with the pieces, in sentences.</summary>
internal sealed class PiecesException(string message) : Exception(message);
