namespace Roomtone.Dashboard.Sites;

/// <summary>What somebody may see: all, or some sites with their devices and profiles.</summary>
internal sealed record Sight(bool All, IReadOnlySet<string> Sites, IReadOnlySet<string> Devices, IReadOnlySet<string> Profiles)
{
    public static readonly Sight Everything = new(true, new HashSet<string>(), new HashSet<string>(), new HashSet<string>());

    public static readonly Sight Nothing = Everything with { All = false };

    public bool SeesDevice(string device) => All || Devices.Contains(device);

    public bool SeesSite(string site) => All || Sites.Contains(site);

    public bool SeesProfile(string profile) => All || Profiles.Contains(profile);
}
