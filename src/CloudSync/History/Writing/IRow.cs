namespace Roomtone.CloudSync.History.Writing;

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
