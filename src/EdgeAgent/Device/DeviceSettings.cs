using Roomtone.Contracts;
using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Device;

/// <summary>Which box this is, and where it keeps what must outlive a restart.</summary>
internal sealed record DeviceSettings : ISettings
{
    public static string Section => "Device";

    /// <summary>The name of the box: also its user name at the broker. Unique among the boxes of a broker.</summary>
    [Example("\"living-room\"")]
    public string Id { get; init; } = "roomtone-1";

    /// <summary>For the outbox and small documents. Made at the start. systemd gives <c>STATE_DIRECTORY</c>.</summary>
    public string StateFolder { get; init; } = Environment.GetEnvironmentVariable("STATE_DIRECTORY") ?? "/var/lib/roomtone";

    /// <summary>Whose room it is. In a venue no consumer account plays music.</summary>
    public Place Place { get; init; } = Place.Home;

    public IEnumerable<string> Problems()
    {
        if (!DeviceId.IsValid(Id)) yield return $"Id is '{Id}'; it must be 1 to {DeviceId.MaxLength} of a-z, 0-9, - and _.";
        if (!Path.IsPathRooted(StateFolder)) yield return $"StateFolder is '{StateFolder}'; it must be a full path.";
    }
}

/// <summary>Where a box stands.</summary>
internal enum Place
{
    /// <summary>Private rooms.</summary>
    Home,

    /// <summary>A café, a shop, a waiting room: music is played in public.</summary>
    Venue,
}
