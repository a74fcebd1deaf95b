using System.Text;

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>
/// Lines of UTF-8 that end with a line feed, and with nothing else: a carriage return may be in a file's name. Of a longer
/// line only the beginning is kept, so that a tag of 8 MB takes no memory.
/// </summary>
internal sealed class MpdLines(Stream stream) : IDisposable
{
    /// <summary>Bytes; twice the longest path of Linux.</summary>
    private const int Longest = 8192;

    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly MemoryStream _line = new(Longest);
    private int _start;
    private int _end;

    /// <returns>Null at the end of the stream.</returns>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        _line.SetLength(0);
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken));
                if (_end == 0) return null;
            }

            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            Keep(_buffer.AsSpan(_start, length < 0 ? _end - _start : length));
            _start = length < 0 ? _end : _start + length + 1;
            if (length >= 0) return Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length);
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        _line.Dispose();
    }

    private void Keep(ReadOnlySpan<byte> bytes) => _line.Write(bytes[..Math.Min(bytes.Length, Longest - (int)_line.Length)]);
}
