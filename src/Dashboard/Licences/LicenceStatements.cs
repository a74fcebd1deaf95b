using Roomtone.Contracts;

namespace Roomtone.Dashboard.Licences;

/// <summary>What somebody states of the licences of a room's stations, as sentences for the audit log.</summary>
internal static class LicenceStatements
{
    private const int LongestName = 80;
    private const int LongestAddress = 120;

    /// <summary>A sentence for each licence that was stated, changed or taken back.</summary>
    public static IEnumerable<string> Between(string device, IReadOnlyList<RadioStation> before, IReadOnlyList<RadioStation> now)
    {
        foreach (var station in now.Where(station => station.Licence is not null))
        {
            var old = before.FirstOrDefault(other => other.Address == station.Address)?.Licence;
            if (old is null) yield return $"{device}: stated for {NameOf(station)}: {Text(station.Licence!)}.";
            else if (old != station.Licence) yield return $"{device}: changed for {NameOf(station)}: {Text(station.Licence!)}; before: {Text(old)}.";
        }

        foreach (var station in before.Where(station => station.Licence is not null))
            if (now.FirstOrDefault(other => other.Address == station.Address)?.Licence is null)
                yield return $"{device}: taken back for {NameOf(station)}: {Text(station.Licence!)}.";
    }

    /// <summary>A sentence for each licence that ended before this day.</summary>
    public static IEnumerable<string> Ended(string device, IReadOnlyList<RadioStation> stations, DateOnly today) =>
        from station in stations
        where station.Licence?.Until < today
        select $"{device}: ended for {NameOf(station)}: {Text(station.Licence!)}.";

    private static string NameOf(RadioStation station) =>
        $"{EventText.Shortened(station.Name, LongestName)} ({EventText.Shortened(station.Address, LongestAddress)})";

    private static string Text(RadioLicence licence) => FormattableString.Invariant(
        $"{EventText.Shortened(licence.Who, LongestName)}, number {EventText.Shortened(licence.Number, LongestName)}, until {licence.Until:yyyy-MM-dd}");
}
