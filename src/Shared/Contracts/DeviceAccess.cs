namespace Roomtone.Contracts;

/// <summary>
/// What a device may do at a broker whose devices are managed while it runs (mosquitto's dynamic security): its own
/// branch, its announcement to Home Assistant, the model of tastes to read, and nothing else. The access list says the same with <c>%u</c>.
/// </summary>
public static class DeviceAccess
{
    /// <summary>The kinds are those of https://mosquitto.org/documentation/dynamic-security/.</summary>
    public static IEnumerable<(string Kind, string Topic)> Of(string device) =>
    [
        ("publishClientSend", $"roomtone/{device}/#"),
        ("publishClientReceive", $"roomtone/{device}/#"),
        ("subscribePattern", $"roomtone/{device}/#"),
        ("publishClientSend", $"homeassistant/device/roomtone_{device}/config"),
        ("publishClientReceive", "homeassistant/status"),
        ("subscribeLiteral", "homeassistant/status"),
        ("publishClientReceive", Topics.TasteModel),
        ("subscribeLiteral", Topics.TasteModel),
    ];

    /// <summary>The role that carries it.</summary>
    public static string RoleOf(string device) => "device-" + device;
}
