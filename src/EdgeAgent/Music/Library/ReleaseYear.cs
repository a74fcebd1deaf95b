using System.Globalization;
using Roomtone.EdgeAgent.Device.Clock;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>The year in a tagged date such as <c>1985</c>, <c>1985-05-13</c> or <c>19850513</c>.</summary>
internal static class ReleaseYear
{
    /// <summary>Old music is tagged with the year in which it was written.</summary>
    private const int Earliest = 1000;

    /// <param name="dates">The one that says most first. <c>0000</c>, a text and a year to come are no dates.</param>
    /// <returns>Null where none of them has a year.</returns>
    public static int? Of(IEnumerable<string> dates) => dates.Select(Of).FirstOrDefault(year => year is not null);

    private static int? Of(string date)
    {
        var digits = date.AsSpan().Trim();
        return digits.Length >= 4
            && int.TryParse(digits[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= Earliest && year < PlausibleTime.Latest.Year
                ? year
                : null;
    }
}
