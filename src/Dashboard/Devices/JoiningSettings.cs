using Roomtone.Hosting;

namespace Roomtone.Dashboard.Devices;

/// <summary>
/// For a broker whose devices the dashboard manages (mosquitto's dynamic security). On with the secret
/// <c>broker-control-password</c>; without it devices are kept in the broker's own files, by hand.
/// </summary>
internal sealed record JoiningSettings : ISettings
{
    public static string Section => "Joining";

    /// <summary>Where devices reach the broker; a name that stands in its certificate.</summary>
    public string BrokerHost { get; init; } = "";

    /// <summary>The broker's port over TLS.</summary>
    public int BrokerPort { get; init; } = 8883;

    /// <summary>PEM file of the authority of the broker and of this dashboard.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>The broker's user that manages devices.</summary>
    public string ControlUser { get; init; } = "control";

    public IEnumerable<string> Problems()
    {
        if (BrokerPort is < 1 or > 65535) yield return $"BrokerPort is {BrokerPort}; it must be from 1 to 65535.";
        if (CaFile.Length > 0 && !File.Exists(CaFile)) yield return $"CaFile is {CaFile}; there is no such file.";
        if (CaFile.Length > 0 != BrokerHost.Length > 0) yield return "CaFile and BrokerHost belong together; give both or none.";
        if (string.IsNullOrWhiteSpace(ControlUser)) yield return "ControlUser is empty; give the broker's user that manages devices.";
    }
}

/// <summary>The secret <c>broker-control-password</c>, or null where there is none.</summary>
internal sealed record ControlPassword(string? Value);
