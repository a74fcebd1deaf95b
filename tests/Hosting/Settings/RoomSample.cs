using Roomtone.Hosting.Settings;

namespace Roomtone.Hosting.Tests.Settings;

/// <summary>A section with a key of each kind.</summary>
internal sealed record RoomSample : ISettings
{
    public static string Section => "Hours";

    public string Name { get; init; } = "room";

    public string TimeZone { get; init; } = "";

    [Example("[\"Mon-Fri 08:00-18:30\"]")]
    public IReadOnlyList<string> Open { get; init; } = [];

    public IReadOnlyList<List<List<double>>> Zones { get; init; } = [];

    public Dictionary<string, DayOfWeek> Days { get; init; } = [];

    public int Port { get; init; } = 80;

    public int? Line { get; init; }

    public string? User { get; init; }

    public double Share { get; init; } = 0.5;

    public bool Mirror { get; init; }

    public TimeSpan Dwell { get; init; } = TimeSpan.FromSeconds(5);

    public DayOfWeek Day { get; init; }

    public Inner Command { get; init; } = new();

    public IEnumerable<string> Problems()
    {
        if (Port is < 1 or > 65535) yield return $"Port is {Port}; it must be from 1 to 65535.";
    }

    internal sealed record Inner
    {
        public string Program { get; init; } = "";

        public int Width { get; init; } = 640;
    }
}
