namespace Roomtone.Contracts;

/// <summary>
/// The MQTT topics. The device id is the broker's user name, so one ACL pattern keeps devices apart.
/// </summary>
public static class Topics
{
    private const string Root = "roomtone";

    /// <summary>All devices, for subscriptions: <c>Topics.Events(Topics.Any)</c>.</summary>
    public const string Any = "+";

    public static string Status(string device) => $"{Root}/{device}/status";

    public static string Events(string device) => $"{Root}/{device}/events";

    public static string Acks(string device) => $"{Root}/{device}/acks";

    /// <param name="device">The device id, or <see cref="Any"/>.</param>
    /// <param name="kind">One of <see cref="StateKinds"/>, or <see cref="Any"/>.</param>
    public static string State(string device, string kind) => $"{Root}/{device}/state/{kind}";

    public static string Commands(string device) => $"{Root}/{device}/commands";

    public static string Replies(string device) => $"{Root}/{device}/replies";

    public static string SettingsDesired(string device) => $"{Root}/{device}/settings/desired";

    public static string SettingsReported(string device) => $"{Root}/{device}/settings/reported";

    /// <summary>Retained: the <see cref="RoomProfiles"/> of its room.</summary>
    public static string Profiles(string device) => $"{Root}/{device}/profiles";

    /// <summary>The <see cref="BrowserReading"/>s of a page that stands in for the camera.</summary>
    public static string BrowserReadings(string device) => $"{Root}/{device}/browser/readings";

    /// <summary>Retained: the <see cref="DesiredSound"/> of a page that stands in for the speaker.</summary>
    public static string SpeakerDesired(string device) => $"{Root}/{device}/speaker/desired";

    /// <summary>What such pages do, as <see cref="ReportedSound"/>.</summary>
    public static string SpeakerReported(string device) => $"{Root}/{device}/speaker/reported";

    /// <summary>
    /// Where Home Assistant's commands arrive: bare <see cref="CommandNames"/>, and <c>{"name":…,"args":{…}}</c> where one has a value.
    /// </summary>
    public static string HomeAssistantCommands(string device) => $"{Root}/{device}/homeassistant/commands";

    /// <summary>The room's mood has changed, for Home Assistant: <c>{"event_type":"calm","from":"happy","why":…}</c>.</summary>
    public static string HomeAssistantMood(string device) => $"{Root}/{device}/homeassistant/mood";

    /// <summary>
    /// Retained: the model of which artists and songs go together, the same for all boxes; bytes, not JSON. It stands
    /// beside the boxes' own branches, so that no box can write it.
    /// </summary>
    public const string TasteModel = "roomtone-shared/taste-model";

    /// <summary>An MQTT 5 shared subscription: each message goes to one member of the group.</summary>
    public static string Shared(string group, string filter) => $"$share/{group}/{filter}";

    /// <summary>The device id of a topic of ours, or null where the topic is foreign.</summary>
    public static string? DeviceOf(string topic)
    {
        var parts = topic.Split('/');
        return parts.Length >= 3 && parts[0] == Root && DeviceId.IsValid(parts[1]) ? parts[1] : null;
    }
}
