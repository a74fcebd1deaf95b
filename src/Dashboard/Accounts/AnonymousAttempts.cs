namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Counts failed logins that no account's row counts, by the same rule: for names that do not exist, so that a lock does
/// not reveal which do, and for known <see cref="DeviceCookies"/>. Bounded: when full it is cleared, which only allows
/// more guesses at names that do not exist.
/// </summary>
internal sealed class AnonymousAttempts
{
    private const int MaxNames = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Attempts> _names = new(StringComparer.Ordinal);

    public Attempts Of(string name)
    {
        lock (_gate) return _names.GetValueOrDefault(name);
    }

    /// <returns>False where another try was counted in between: ask again.</returns>
    public bool Charge(string name, Attempts before, Attempts after)
    {
        lock (_gate)
        {
            if (_names.GetValueOrDefault(name) != before) return false;
            if (_names.Count >= MaxNames) _names.Clear();
            _names[name] = after;
            return true;
        }
    }

    public void Forgive(string name)
    {
        lock (_gate) _names.Remove(name);
    }
}
