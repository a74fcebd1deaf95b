using System.Globalization;
using System.Text;

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>The lines of an answer, <c>name: value</c>, in their order.</summary>
internal sealed class MpdReply(IReadOnlyList<KeyValuePair<string, string>> lines)
{
    public IReadOnlyList<KeyValuePair<string, string>> Lines => lines;

    public string? this[string name] =>
        lines.FirstOrDefault(line => string.Equals(line.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<string> All(string name) =>
        lines.Where(line => string.Equals(line.Key, name, StringComparison.OrdinalIgnoreCase)).Select(line => line.Value);

    public double? Number(string name) =>
        double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>Cuts the answer where a line named <paramref name="first"/> begins; what stands before is left out.</summary>
    public IEnumerable<MpdReply> Parts(string first)
    {
        List<KeyValuePair<string, string>>? part = null;
        foreach (var line in lines)
        {
            if (line.Key == first)
            {
                if (part is not null) yield return new MpdReply(part);
                part = [];
            }

            part?.Add(line);
        }

        if (part is not null) yield return new MpdReply(part);
    }
}

/// <summary>MPD's <c>ACK [error@position] {command} message</c>. Does not leave this folder.</summary>
internal sealed class MpdRefusedException(int code, string sentence) : Exception(sentence)
{
    /// <summary>ACK_ERROR_NO_EXIST of MPD's protocol.</summary>
    public const int NoExist = 50;

    /// <summary>ACK_ERROR_PASSWORD and ACK_ERROR_PERMISSION.</summary>
    public bool IsPassword => code is 3 or 4;

    public int Code => code;

    /// <param name="line">E.g. <c>ACK [50@0] {addid} No such song</c>.</param>
    public static MpdRefusedException From(string line)
    {
        var digits = new string([.. line.SkipWhile(c => c != '[').Skip(1).TakeWhile(char.IsAsciiDigit)]);
        var text = line.IndexOf('}') is >= 0 and var end ? line[(end + 1)..].Trim() : line;
        return new MpdRefusedException(int.TryParse(digits, out var code) ? code : 0, text);
    }
}

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
