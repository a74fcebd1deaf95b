using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>Rows in the default format of LOAD DATA: tab-separated, one line a row, ids as raw bytes.</summary>
/// <param name="rows">How many are expected.</param>
internal sealed class TsvBuffer(int rows = 0) : IRow, IDisposable
{
    /// <summary>Of a mood event with all its numbers.</summary>
    private const int UsualRow = 256;

    // Pooled: megabyte arrays would otherwise accumulate in the large object heap.
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1, rows) * UsualRow);
    private int _length;
    private bool _inRow;

    /// <summary>Returns its memory to the pool; it is empty afterwards.</summary>
    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

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
        Span<byte> few = stackalloc byte[128];
        Escape(Encoding.UTF8.TryGetBytes(text, few, out var written) ? few[..written] : Encoding.UTF8.GetBytes(text));
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

    /// <summary>Formatted by hand: each event has three times, and this is a third of the cost of a format string.</summary>
    public void Time(DateTimeOffset time)
    {
        Next();
        var (date, clock) = (time.UtcDateTime, time.UtcDateTime.TimeOfDay);
        Padded(date.Year, 4, '-');
        Padded(date.Month, 2, '-');
        Padded(date.Day, 2, ' ');
        Padded(clock.Hours, 2, ':');
        Padded(clock.Minutes, 2, ':');
        Padded(clock.Seconds, 2, '.');
        Padded(clock.Milliseconds, 3);
    }

    public void Share(double? value, int digits)
    {
        if (value is { } number) Sum(DecimalPrecision.Scale(number, digits), digits);
        else Null();
    }

    public void Sum(long scaled, int digits)
    {
        Next();
        if (scaled < 0) Put((byte)'-');
        var unit = DecimalPrecision.Unit(digits);
        Digit(Math.Abs(scaled / unit));
        Put((byte)'.');
        Padded((int)Math.Abs(scaled % unit), digits);
    }

    private void Padded(int value, int digits, char? then = null)
    {
        var room = Room(digits + 1);
        for (var i = digits - 1; i >= 0; i--, value /= 10) room[i] = (byte)('0' + (value % 10));
        _length += digits;
        if (then is { } end) Put((byte)end);
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
        if (_length + count > _bytes.Length) Grow(_length + count);
        return _bytes.AsSpan(_length);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, needed));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
