using System.Text.Json;

namespace Roomtone.EdgeAgent.Tests.Sync.HomeAssistant;

/// <summary>
/// The rules of home-assistant.io/integrations/mqtt (device discovery), sensor.mqtt, switch.mqtt and button.mqtt:
/// what Home Assistant refuses, as sentences.
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
    private static readonly string[] CommonKeys = ["platform", "unique_id", "name", "icon", "entity_category"];
    private static readonly string[] StateClasses = ["measurement", "total", "total_increasing", "measurement_angle"];

    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["sensor"] = ["state_topic", "value_template", "device_class", "options", "state_class", "unit_of_measurement"],
        ["switch"] = ["state_topic", "value_template", "command_topic", "payload_on", "payload_off", "state_on", "state_off"],
        ["button"] = ["command_topic", "payload_press"],
    };

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
        if (platform != "button" && Text(entity, "state_topic") is null)
            faults.Add($"{name} needs a state_topic");
        if (platform != "sensor" && Text(entity, "command_topic") is null)
            faults.Add($"{name} needs a command_topic");
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
        if (deviceClass is not (null or "enum") && !Units[deviceClass].Contains(unit))
            yield return $"{name}: {unit} is no unit of {deviceClass}";
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
