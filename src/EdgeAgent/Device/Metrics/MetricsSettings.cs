using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>Where Prometheus finds the box's figures. Only programs on the box itself can ask.</summary>
internal sealed record MetricsSettings : ISettings
{
    public static string Section => "Metrics";

    /// <summary>The port of <c>http://127.0.0.1:PORT/metrics</c>, 1024 to 65535; 0 switches it off.</summary>
    public int Port { get; init; } = 9473;

    public bool IsOff => Port == 0;

    public IEnumerable<string> Problems()
    {
        if (Port is not (0 or (>= 1024 and <= 65535))) yield return $"Port is {Port}. Allowed: 1024 to 65535, or 0 for no metrics.";
    }
}
