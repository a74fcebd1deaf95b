using System.Globalization;

namespace Roomtone.EdgeAgent.Vision.Zones;

/// <summary>What is wrong with zones. One that cannot be used must stop the start: it was drawn so that nobody looks there.</summary>
internal static class ZoneProblems
{
    /// <returns>A sentence for each fault, with the key as the settings file has it.</returns>
    public static IEnumerable<string> Of(IReadOnlyList<List<List<double>>> zones, string key) =>
        zones.SelectMany((corners, i) => OfZone(corners, $"{key}:{i}"));

    private static IEnumerable<string> OfZone(List<List<double>> corners, string key) => corners.Count < Zone.FewestCorners
        ? [$"{key} has {corners.Count} points. A zone needs {Zone.FewestCorners} or more, each [x, y]."]
        : corners.SelectMany((point, i) => OfPoint(point, $"{key}:{i}"));

    private static IEnumerable<string> OfPoint(List<double> point, string key)
    {
        if (point is not [_, _])
            yield return $"{key} has {point.Count} numbers. A point is two, [x, y].";
        else if (!point.All(IsInside))
            yield return $"{key} is {Written(point)}, outside the picture. Allowed: 0 to 1, fractions of its width and height.";
    }

    /// <summary>Also false for what is no number.</summary>
    private static bool IsInside(double fraction) => fraction is >= 0 and <= 1;

    private static string Written(List<double> point) => string.Create(CultureInfo.InvariantCulture, $"[{point[0]}, {point[1]}]");
}
