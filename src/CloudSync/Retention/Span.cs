using System.Globalization;

namespace Roomtone.CloudSync.Retention;

/// <summary>What one partition holds, in UTC.</summary>
internal sealed record Span(int Months)
{
    public static readonly Span Month = new(1);
    public static readonly Span Year = new(12);

    public DateTime Start(DateTime time) => new(time.Year, Months == 12 ? 1 : time.Month, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTime Next(DateTime start, int count) => start.AddMonths(Months * count);

    /// <summary>After what it holds, e.g. <c>p_202611</c> for a month that ends with November 2026.</summary>
    public string Name(DateTime end) =>
        "p_" + end.AddMonths(-Months).ToString(Months == 12 ? "yyyy" : "yyyyMM", CultureInfo.InvariantCulture);
}
