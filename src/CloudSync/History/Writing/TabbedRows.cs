using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>Rows as LOAD DATA reads them by default: tabs between the columns, a line a row, ids as their bytes.</summary>
internal sealed class TabbedRows : IRow
{
    private byte[] _bytes = new byte[64 * 1024];
    private int _length;
    private bool _inRow;

    public void Clear() => _length = 0;

    public Stream Read() => new MemoryStream(_bytes, 0, _length, writable: false);

    public void End()
    {
        Put((byte)'\n');
        _inRow = false;
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Null();
            return;
        }

        Next();
        Escape(Encoding.UTF8.GetBytes(text));
    }

    public void Id(Guid? id)
    {
        if (id is not { } value)
        {
            Null();
            return;
        }

        Next();
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Escape(bytes);
    }

    public void Number(long? number)
    {
        if (number is not { } value)
        {
            Null();
            return;
        }

        Next();
        Digit(value);
    }

    public void Time(DateTimeOffset time)
    {
        Next();
        time.UtcDateTime.TryFormat(Room(23), out var written, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        _length += written;
    }

    public void Share(double? value, int digits)
    {
        if (value is { } number) Sum(Digits.Scale(number, digits), digits);
        else Null();
    }

    public void Sum(long scaled, int digits)
    {
        Next();
        if (scaled < 0) Put((byte)'-');
        var unit = Digits.Unit(digits);
        Digit(Math.Abs(scaled / unit));
        Put((byte)'.');
        Utf8Formatter.TryFormat(Math.Abs(scaled % unit), Room(20), out var written, new('D', (byte)digits));
        _length += written;
    }

    private void Escape(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is (byte)'\t' or (byte)'\n' or (byte)'\\' or 0) Put((byte)'\\');
            Put(value == 0 ? (byte)'0' : value);
        }
    }

    private void Digit(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        _length += written;
    }

    private void Null()
    {
        Next();
        Put("\\N"u8);
    }

    private void Next()
    {
        if (_inRow) Put((byte)'\t');
        _inRow = true;
    }

    private void Put(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    private void Put(ReadOnlySpan<byte> values)
    {
        values.CopyTo(Room(values.Length));
        _length += values.Length;
    }

    private Span<byte> Room(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        return _bytes.AsSpan(_length);
    }
}
