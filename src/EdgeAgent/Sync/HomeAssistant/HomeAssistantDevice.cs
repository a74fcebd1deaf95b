using System.Text.Json.Nodes;
using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Sync.HomeAssistant;

/// <summary>
/// The box as Home Assistant's device discovery wants it
/// (home-assistant.io/integrations/mqtt, "Device discovery payload").
/// </summary>
internal static class HomeAssistantDevice
{
    /// <summary>A template that yields None makes the state unknown: a gap stays a gap.</summary>
    private const string Gap = "None";

    /// <summary>Of the sleep timer; 0 where none runs.</summary>
    private const string MinutesLeft =
        "{{ ((as_timestamp(value_json.timers.sleep.endsAt) - as_timestamp(value_json.at)) / 60) | round(0, 'ceil') | int if value_json.timers is defined and value_json.timers.sleep is defined else 0 }}";

    public static JsonObject Describe(string device) => new()
    {
        ["device"] = new JsonObject
        {
            ["identifiers"] = new JsonArray($"roomtone_{device}"),
            ["name"] = $"Roomtone {device}",
            ["manufacturer"] = "Roomtone",
            ["model"] = "Roomtone edge agent",
            ["sw_version"] = ServiceRun.Version,
        },
        ["origin"] = new JsonObject { ["name"] = "Roomtone", ["sw_version"] = ServiceRun.Version },
        ["availability"] = new JsonArray(new JsonObject
        {
            ["topic"] = Topics.Status(device),
            // "stopped" must count as well: what matches neither payload would change nothing.
            ["value_template"] = "{{ 'online' if value_json.state == 'online' else 'offline' }}",
        }),
        ["qos"] = 1,
        ["components"] = Components(device),
    };

    private static JsonObject Components(string device)
    {
        var (mood, track, health) = (
            Topics.State(device, StateKinds.Mood),
            Topics.State(device, StateKinds.Track),
            Topics.State(device, StateKinds.Health)
        );
        var components = new JsonObject
        {
            ["mood"] = Mood(device, mood),
            ["valence"] = Number(device, "valence", "Valence", mood, "reading.valence", "mdi:emoticon-outline"),
            ["arousal"] = Number(device, "arousal", "Arousal", mood, "reading.arousal", "mdi:pulse"),
            ["people"] = Number(device, "people", "People", mood, "reading.people", "mdi:account-group"),
            ["track"] = Track(device, track),
            ["outbox"] = Diagnostic(Number(device, "outbox", "Unconfirmed events", health, "outboxDepth", "mdi:tray-full")),
            ["temperature"] = Diagnostic(
                Number(device, "temperature", "Board temperature", health, "boardCelsius", null),
                "temperature",
                "°C"
            ),
            ["memory"] = Diagnostic(Number(device, "memory", "Memory", health, "residentMegabytes", null), "data_size", "MB"),
        };
        foreach (
            var commands in CommandCatalogue
                .All.Where(command => command.HomeAssistant is not null)
                .GroupBy(command => command.HomeAssistant!.Id)
        )
            components[commands.Key] = Control(device, [.. commands]);
        foreach (var (key, value) in SensingState(device)) components["sensing"]![key] = value;
        components["mood_change"] = MoodChange(device);
        components["wake"] = Wake(device, track);
        components["volume"]!["state_topic"] = track;
        components["sleep"]!["state_topic"] = track;
        components["volume"]!["value_template"] = "{{ value_json.volumePercent }}";
        components["volume"]!["unit_of_measurement"] = "%";
        components["sleep"]!["value_template"] = MinutesLeft;
        components["sleep"]!["unit_of_measurement"] = "min";
        return components;
    }

    private static JsonObject Control(string device, IReadOnlyList<CommandDefinition> commands)
    {
        var control = commands[0].HomeAssistant!;
        var entity = Entity(device, control.Id, control.Label, control.Platform, control.Icon);
        entity["command_topic"] = Topics.HomeAssistantCommands(device);
        if (control.Platform == "number") AddNumber(entity, commands);
        else foreach (var command in commands) entity[command.HomeAssistant!.Payload] = command.Name;
        return entity;
    }

    /// <summary>It shows what the box says, not what was asked for: the box may refuse it.</summary>
    private static void AddNumber(JsonObject entity, IReadOnlyList<CommandDefinition> commands)
    {
        var set = commands.Single(command => command.HomeAssistant!.Argument is not null);
        var end = commands.SingleOrDefault(command => command.HomeAssistant!.Argument is null);
        var argument = set.Arguments.Single(argument => argument.Name == set.HomeAssistant!.Argument);
        var value = $$"""{"name":"{{set.Name}}","args":{"{{argument.Name}}":""" + "{{ value | int }}}}";
        entity["command_template"] =
            end is null ? value : $$"""{% if value | int > 0 %}{{value}}{% else %}{"name":"{{end.Name}}"}{% endif %}""";
        (entity["min"], entity["max"], entity["step"]) = (end is null ? argument.Min : 0, argument.Max, 1);
        (entity["mode"], entity["optimistic"]) = ("slider", false);
    }

    private static JsonObject MoodChange(string device)
    {
        var entity = Entity(device, "mood_change", "Change of the mood", "event", "mdi:palette-swatch-variant");
        entity["state_topic"] = Topics.HomeAssistantMood(device);
        entity["event_types"] = new JsonArray([.. Enum.GetValues<Contracts.Mood>().Select(mood => (JsonNode)MoodEvents.NameOf(mood))]);
        return entity;
    }

    private static JsonObject Wake(string device, string topic)
    {
        var entity = Entity(device, "wake", "Next wake-up", "sensor", "mdi:alarm");
        entity["state_topic"] = topic;
        entity["device_class"] = "timestamp";
        entity["value_template"] =
            $"{{{{ value_json.timers.wake.next if value_json.timers is defined and value_json.timers.wake is defined and value_json.timers.wake.next is defined else '{Gap}' }}}}";
        return entity;
    }

    private static JsonObject Entity(string device, string id, string name, string platform, string? icon)
    {
        var entity = new JsonObject { ["platform"] = platform, ["unique_id"] = $"roomtone_{device}_{id}", ["name"] = name };
        if (icon is not null) entity["icon"] = icon;
        return entity;
    }

    private static JsonObject Mood(string device, string topic)
    {
        var entity = Entity(device, "mood", "Mood of the room", "sensor", "mdi:palette");
        entity["state_topic"] = topic;
        entity["device_class"] = "enum";
        entity["options"] = new JsonArray("happy", "calm", "tense", "sad", "neutral");
        entity["value_template"] = $"{{{{ value_json.mood if value_json.mood != 'unknown' else '{Gap}' }}}}";
        return entity;
    }

    private static JsonObject Number(string device, string id, string name, string topic, string path, string? icon)
    {
        var entity = Entity(device, id, name, "sensor", icon);
        entity["state_topic"] = topic;
        entity["state_class"] = "measurement";
        entity["value_template"] = $"{{{{ value_json.{path} | default('{Gap}') }}}}";
        return entity;
    }

    private static JsonObject Track(string device, string topic)
    {
        var entity = Entity(device, "track", "Now playing", "sensor", "mdi:music");
        entity["state_topic"] = topic;
        // A state may have 255 letters.
        entity["value_template"] = $"{{{{ value_json.track.title[:255] if value_json.track is defined else '{Gap}' }}}}";
        return entity;
    }

    /// <summary>A switch shows a state as well.</summary>
    private static (string Key, string Value)[] SensingState(string device) =>
    [
        ("state_topic", Topics.State(device, StateKinds.Sensing)),
        ("value_template", "{{ 'ON' if value_json.on else 'OFF' }}"),
        ("state_on", "ON"),
        ("state_off", "OFF"),
    ];

    private static JsonObject Diagnostic(JsonObject entity, string? deviceClass = null, string? unit = null)
    {
        entity["entity_category"] = "diagnostic";
        if (deviceClass is not null) entity["device_class"] = deviceClass;
        if (unit is not null) entity["unit_of_measurement"] = unit;
        return entity;
    }
}
