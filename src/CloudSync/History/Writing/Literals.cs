using System.Globalization;
using System.Text;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>
/// Rows as SQL literals. Texts and ids are hexadecimal, everything else is digits: no input can be interpreted as SQL.
/// </summary>
internal sealed class Literals : IRow
{
    private readonly StringBuilder _sql = new();
    private bool _inRow;

    public int Length => _sql.Length;

    public void Begin()
    {
        _sql.Append(_sql.Length == 0 ? "(" : ",(");
        _inRow = false;
    }

    public void End() => _sql.Append(')');

    public string Take()
    {
        var sql = _sql.ToString();
        _sql.Clear();
        return sql;
    }

    public void Text(string? text)
    {
        if (text is null) Null();
        else Next().Append("_utf8mb4 X'").Append(Convert.ToHexString(Encoding.UTF8.GetBytes(text))).Append('\'');
    }

    public void Id(Guid? id)
    {
        if (id is { } value) Next().Append("X'").Append(Convert.ToHexString(value.ToByteArray(bigEndian: true))).Append('\'');
        else Null();
    }

    public void Number(long? number)
    {
        if (number is { } value) Next().Append(value);
        else Null();
    }

    public void Time(DateTimeOffset time) => Next().Append(CultureInfo.InvariantCulture, $"'{time.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}'");

    public void Share(double? value, int digits)
    {
        if (value is { } number) Sum(DecimalPrecision.Scale(number, digits), digits);
        else Null();
    }

    public void Sum(long scaled, int digits)
    {
        var unit = DecimalPrecision.Unit(digits);
        Next().Append(scaled < 0 ? "-" : "").Append(Math.Abs(scaled / unit)).Append('.')
            .Append(Math.Abs(scaled % unit).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'));
    }

    private void Null() => Next().Append("NULL");

    private StringBuilder Next()
    {
        if (_inRow) _sql.Append(',');
        _inRow = true;
        return _sql;
    }
}
