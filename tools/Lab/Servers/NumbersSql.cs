using System.Globalization;

namespace Roomtone.Lab.Servers;

/// <summary>Rows of numbers out of nothing: MariaDB's sequences are unknown to MySQL, and both stop a recursion at a thousand.</summary>
public static class NumbersSql
{
    private const string Digits =
        "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    /// <param name="last">1 to 999,999.</param>
    /// <returns>A table expression with the one column <c>seq</c>, from 1 on.</returns>
    public static string To(int last)
    {
        var tens = Enumerable.Range(0, last.ToString(CultureInfo.InvariantCulture).Length).ToList();
        var number = string.Join(" + ", tens.Select(ten => $"d{ten}.d * {(int)Math.Pow(10, ten)}"));
        return $"(SELECT {number} AS seq FROM {string.Join(", ", tens.Select(ten => $"{Digits} d{ten}"))} HAVING seq BETWEEN 1 AND {last}) numbers";
    }
}
