using System.Text;

namespace Roomtone.Cli.Backup;

/// <summary>
/// Counts the rows of a dump by reading it: what is counted is what the file holds, and not what the database held
/// a moment later. Knows as much SQL as mariadb-dump writes: INSERTs of many rows, texts in single quotes with backslashes.
/// </summary>
internal sealed class RowCounter
{
    private const int LongestHead = 200;

    private static readonly byte[] Insert = "INSERT INTO `"u8.ToArray();

    private readonly SortedDictionary<string, long> _rows = new(StringComparer.Ordinal);
    private readonly List<byte> _head = [];
    private string? _table;
    private bool _quoted;
    private bool _escaped;
    private int _depth;

    public IReadOnlyDictionary<string, long> Rows => _rows;

    public void Read(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (_table is null) ReadHead(b);
            else ReadRow(b);
        }
    }

    /// <summary>The beginning of a line, until it says which table is filled.</summary>
    private void ReadHead(byte b)
    {
        if (b == '\n')
        {
            _head.Clear();
            return;
        }

        if (_head.Count < LongestHead) _head.Add(b);
        if (b != '`' || _head.Count <= Insert.Length || !_head.Take(Insert.Length).SequenceEqual(Insert)) return;
        _table = Encoding.UTF8.GetString([.. _head.Skip(Insert.Length).SkipLast(1)]);
        _rows.TryAdd(_table, 0);
    }

    private void ReadRow(byte b)
    {
        if (_escaped) _escaped = false;
        else if (_quoted && b == '\\') _escaped = true;
        else if (b == '\'') _quoted = !_quoted;
        else if (!_quoted) ReadMark(b);
    }

    private void ReadMark(byte b)
    {
        if (b == '(' && _depth++ == 0) _rows[_table!]++;
        else if (b == ')') _depth--;
        else if (b == ';') (_table, _depth) = (null, 0);
    }
}
