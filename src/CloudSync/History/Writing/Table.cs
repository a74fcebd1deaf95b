using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>Maps a value to a row of a table.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Columns">In the order in which <paramref name="Write"/> writes the values.</param>
/// <param name="Write">Writes the values of one row.</param>
/// <param name="OnDuplicate">The assignments on a duplicate key; empty where that is an error.</param>
internal sealed record Table<T>(string Name, string Columns, Action<T, IRow> Write, string OnDuplicate = "");

/// <summary>Takes the values of one row, column by column.</summary>
internal interface IRow
{
    void Text(string? text);

    void Id(Guid? id);

    void Number(long? number);

    void Time(DateTimeOffset time);

    /// <param name="value">Rounded to <paramref name="digits"/>.</param>
    /// <param name="digits">After the point.</param>
    void Share(double? value, int digits);

    /// <param name="scaled">In units of the last digit.</param>
    /// <param name="digits">After the point.</param>
    void Sum(long scaled, int digits);
}

/// <summary>Decimal places of the stored numbers. Rows and sums round here alone, so that they agree to the last digit.</summary>
internal static class DecimalPrecision
{
    /// <summary>For valence, arousal and confidence, which are summed.</summary>
    public const int Affect = 6;

    /// <summary>For shares, which are only displayed.</summary>
    public const int Share = 4;

    private static readonly long[] Tens = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public static long Unit(int digits) => Tens[digits];

    public static long Scale(double value, int digits) => (long)Math.Round(value * Tens[digits]);
}

/// <summary>The wire names of an enumeration, cached.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Known = Enum.GetValues<T>()
        .ToDictionary(value => value, value => Wire.Element(value).GetString()!);

    public static string Of(T value) => Known[value];
}
