using System.Buffers;
using System.Globalization;
using System.Text;

namespace Roomtone.Dashboard.History.Export;

/// <summary>RFC 4180, in UTF-8: a head, then a record a row. What is not known is an empty field.</summary>
internal sealed class CsvRows : IRowFormat
{
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public string Name => "csv";

    public string ContentType => "text/csv; charset=utf-8; header=present";

    public void WriteHead(IBufferWriter<byte> into, IReadOnlyList<string> columns) => WriteRecord(into, columns);

    public void WriteRow(IBufferWriter<byte> into, IReadOnlyList<string> columns, IReadOnlyList<object?> values) =>
        WriteRecord(into, values.Select(Field));

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises
    /// (https://owasp.org/www-community/attacks/CSV_Injection); a number stays a number.
    /// </summary>
    public static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            string words => BeginsLikeAFormula(words) ? "'" + words : words,
            DateTime time => time.ToString(RowTime.Format, CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static bool BeginsLikeAFormula(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] && !IsNumber(text);

    private static bool IsNumber(string text) =>
        double.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static void WriteRecord(IBufferWriter<byte> into, IEnumerable<string> fields) =>
        Encoding.UTF8.GetBytes(string.Join(',', fields) + "\r\n", into);
}
