using Roomtone.Hosting;

namespace Roomtone.CloudSync.Health;

/// <summary>Where health and metrics are served, on the loopback address only.</summary>
internal sealed record HttpSettings : ISettings
{
    public static string Section => "Http";

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = 8081;

    public IEnumerable<string> Problems()
    {
        if (Port is < 0 or > 65535) yield return $"Port is {Port}; it must be from 0 to 65535.";
    }
}
