namespace Roomtone.Dashboard.Sites;

/// <summary>What an account may see: everything, or some sites with their devices and profiles.</summary>
internal sealed record AccessScope(
    bool All,
    IReadOnlySet<string> Sites,
    IReadOnlyDictionary<string, DateTimeOffset> Devices,
    IReadOnlySet<string> Profiles
)
{
    public static readonly AccessScope Everything = new(
        true,
        new HashSet<string>(),
        new Dictionary<string, DateTimeOffset>(),
        new HashSet<string>()
    );

    public static readonly AccessScope Nothing = Everything with { All = false };

    public bool SeesDevice(string device) => All || Devices.ContainsKey(device);

    /// <summary>Since when a device's history is visible: what it recorded before it joined their site is not.</summary>
    public DateTimeOffset Since(string device) =>
        All ? DateTimeOffset.MinValue : Devices.GetValueOrDefault(device, DateTimeOffset.MaxValue);

    public bool SeesSite(string site) => All || Sites.Contains(site);

    public bool SeesProfile(string profile) => All || Profiles.Contains(profile);
}
