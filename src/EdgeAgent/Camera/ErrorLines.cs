namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// The last 100 lines that capture programs wrote to their standard error, for <c>./roomtone doctor</c>; without secrets.
/// </summary>
internal sealed class ErrorLines
{
    private const int Kept = 100;
    private const int Longest = 500;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new(Kept);
    private int _ofThisRun;
    private string? _secret;

    /// <summary>A capture program starts: what it says now tells of its own end.</summary>
    /// <param name="secret">Is left out of its lines.</param>
    public void Begin(string? secret)
    {
        lock (_gate) (_ofThisRun, _secret) = (0, secret);
    }

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_gate)
        {
            if (_lines.Count == Kept) _lines.Dequeue();
            _lines.Enqueue(Clean(line));
            _ofThisRun = Math.Min(_ofThisRun + 1, Kept);
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Snapshot()
    {
        lock (_gate) return [.. _lines];
    }

    /// <summary>The line of this run that most likely names the fault; null when it said nothing.</summary>
    public string? Telling()
    {
        lock (_gate) return ErrorLineExtractor.Among([.. _lines.TakeLast(_ofThisRun)]);
    }

    /// <summary>No secret, and nothing so long that it could be a picture.</summary>
    private string Clean(string line)
    {
        if (!string.IsNullOrEmpty(_secret)) line = line.Replace(_secret, "…", StringComparison.Ordinal);
        line = AddressSecrets.Hidden(line.TrimEnd());
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
