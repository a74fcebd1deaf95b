namespace Roomtone.EdgeAgent.Camera;

/// <summary>The last 100 lines that capture processes wrote to their standard error, for <c>./roomtone doctor</c>.</summary>
internal sealed class ErrorLines
{
    private const int Kept = 100;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new(Kept);

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (_gate)
        {
            if (_lines.Count == Kept) _lines.Dequeue();
            _lines.Enqueue(line.TrimEnd());
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Snapshot()
    {
        lock (_gate) return [.. _lines];
    }

    /// <summary>The line that most likely names the fault: the newest that speaks of an error, else the newest.</summary>
    public string? Telling()
    {
        lock (_gate)
            return _lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? _lines.LastOrDefault();
    }
}
