using System.Text.Json;

namespace Roomtone.EdgeAgent.Tests.Sync.HomeAssistant;

/// <summary>
/// What Home Assistant refuses of a device discovery payload, as sentences. By its own schemas as they stood in 2026, read from
/// homeassistant/components/mqtt of home-assistant/core: schemas.py (device, origin, what all entities have) and the file of each
/// platform. It drops keys that it does not know without a word, so here they are faults.
/// </summary>
internal static class DiscoveryRules
{
    private static readonly string[] SharedOptions =
    [
        "device",
        "origin",
        "components",
        "availability",
        "state_topic",
        "command_topic",
        "qos",
        "encoding",
    ];
    private static readonly string[] CommonKeys =
    [
        "platform", "unique_id", "name", "icon", "entity_category", "enabled_by_default", "json_attributes_topic",
        "json_attributes_template", "default_entity_id", "entity_picture", "qos", "encoding", "availability", "availability_mode",
        "availability_topic", "availability_template", "payload_available", "payload_not_available",
    ];

    private static readonly string[] StateClasses = ["measurement", "total", "total_increasing", "measurement_angle"];

    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["sensor"] =
        [
            "state_topic", "value_template", "device_class", "options", "state_class", "unit_of_measurement", "expire_after",
            "force_update", "last_reset_value_template", "suggested_display_precision",
        ],
        ["switch"] =
        [
            "state_topic", "value_template", "command_topic", "command_template", "payload_on", "payload_off", "state_on", "state_off",
            "device_class", "optimistic", "retain",
        ],
        ["button"] = ["command_topic", "command_template", "payload_press", "device_class", "retain"],
        ["number"] =
        [
            "state_topic", "value_template", "command_topic", "command_template", "device_class", "min", "max", "mode", "step",
            "payload_reset", "unit_of_measurement", "optimistic", "retain",
        ],
        ["event"] = ["state_topic", "value_template", "device_class", "event_types"],
    };

    /// <summary>What each platform's schema requires, and what it would not work as meant without.</summary>
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["sensor"] = ["state_topic"],
        ["switch"] = ["command_topic", "state_topic"],
        ["button"] = ["command_topic"],
        ["number"] = ["command_topic", "state_topic"],
        ["event"] = ["state_topic", "event_types"],
    };

    private static readonly string[] NumberModes = ["auto", "box", "slider"];

    private static readonly Dictionary<string, string[]> Units = new()
    {
        ["temperature"] = ["°C", "°F", "K"],
        ["data_size"] = ["bit", "kbit", "Mbit", "Gbit", "B", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB"],
    };

    public static IReadOnlyList<string> Faults(JsonElement payload)
    {
        var faults = new List<string>();
        foreach (var option in payload.EnumerateObject())
            if (!SharedOptions.Contains(option.Name))
                faults.Add($"{option.Name} is no shared option");
        if (
            !payload.TryGetProperty("device", out var device)
            || (!device.TryGetProperty("identifiers", out _) && !device.TryGetProperty("connections", out _))
        )
            faults.Add("device needs identifiers or connections");
        if (!payload.TryGetProperty("origin", out var origin) || !origin.TryGetProperty("name", out _))
            faults.Add("origin needs a name");
        if (!payload.TryGetProperty("components", out var components))
            return [.. faults, "components are missing"];
        foreach (var component in components.EnumerateObject())
            faults.AddRange(Faults(component.Name, component.Value));
        var ids = components.EnumerateObject().Select(component => Text(component.Value, "unique_id")).ToList();
        if (ids.Distinct().Count() != ids.Count) faults.Add("unique_id is used twice");
        return faults;
    }

    private static IEnumerable<string> Faults(string name, JsonElement entity)
    {
        if (Text(entity, "platform") is not { } platform || !Keys.TryGetValue(platform, out var keys))
            return [$"{name} has no platform"];
        var faults = entity
            .EnumerateObject()
            .Where(key => !keys.Contains(key.Name) && !CommonKeys.Contains(key.Name))
            .Select(key => $"{name}: {key.Name} is not known to a {platform}")
            .ToList();
        if (string.IsNullOrEmpty(Text(entity, "unique_id")))
            faults.Add($"{name} needs a unique_id");
        faults.AddRange(from key in Required[platform] where !entity.TryGetProperty(key, out _) select $"{name} needs a {key}");
        if (platform == "number") faults.AddRange(NumberFaults(name, entity));
        if (platform == "event" && entity.GetProperty("event_types").GetArrayLength() == 0) faults.Add($"{name} needs event types");
        if (platform == "sensor")
            faults.AddRange(SensorFaults(name, entity));
        return faults;
    }

    private static IEnumerable<string> SensorFaults(string name, JsonElement entity)
    {
        var (deviceClass, unit, stateClass) = (
            Text(entity, "device_class"),
            Text(entity, "unit_of_measurement"),
            Text(entity, "state_class")
        );
        if (deviceClass == "enum" != entity.TryGetProperty("options", out var options))
            yield return $"{name}: options and device_class enum go together";
        if (deviceClass == "enum" && (unit is not null || stateClass is not null))
            yield return $"{name}: an enum has neither unit nor state_class";
        if (deviceClass == "enum" && options.GetArrayLength() == 0)
            yield return $"{name}: an enum needs options";
        if (stateClass is not null && !StateClasses.Contains(stateClass))
            yield return $"{name}: state_class {stateClass} is not known";
        if (deviceClass == "timestamp" && (unit is not null || stateClass is not null))
            yield return $"{name}: a timestamp has neither unit nor state_class";
        if (deviceClass is not (null or "enum" or "timestamp") && !Units[deviceClass].Contains(unit))
            yield return $"{name}: {unit} is no unit of {deviceClass}";
    }

    private static IEnumerable<string> NumberFaults(string name, JsonElement entity)
    {
        double Number(string key) => entity.GetProperty(key).GetDouble();
        var (min, max, step) = (Number("min"), Number("max"), Number("step"));
        if (min >= max) yield return $"{name}: max must be more than min";
        if (step < 0.001) yield return $"{name}: step must be at least 0.001";
        if (!NumberModes.Contains(Text(entity, "mode"))) yield return $"{name}: {Text(entity, "mode")} is no mode";
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
