namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Counts guesses at names that do not exist, by the same rule, so that a lock does not tell which names do.
/// Bounded: when it is full it forgets all, which only lets strangers guess at nothing.
/// </summary>
internal sealed class StrangerAttempts
{
    private const int MaxNames = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Attempts> _names = new(StringComparer.Ordinal);

    public Attempts Of(string name)
    {
        lock (_gate) return _names.GetValueOrDefault(name);
    }

    public void Set(string name, Attempts attempts)
    {
        lock (_gate)
        {
            if (_names.Count >= MaxNames) _names.Clear();
            _names[name] = attempts;
        }
    }
}
