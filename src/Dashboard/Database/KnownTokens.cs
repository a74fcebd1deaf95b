using System.Collections.Concurrent;

namespace Roomtone.Dashboard.Database;

/// <summary>
/// To whom a token belongs, as it was read some seconds ago, so that one that is put out is out everywhere soon. While the
/// database is away what was read last holds. Bounded: when full it is cleared, and read again.
/// </summary>
internal sealed class KnownTokens<T>(TimeProvider time)
    where T : class
{
    private const int Most = 10_000;

    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (T? Of, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <summary>One was put out; which, may not be known here.</summary>
    public void Clear() => _known.Clear();

    /// <param name="token">What somebody carries.</param>
    /// <param name="read">Looks it up.</param>
    /// <returns>Null where it is nobody's.</returns>
    /// <exception cref="DatabaseUnavailableException">It was never read, and cannot be now.</exception>
    public async Task<T?> FindAsync(string token, Func<Task<T?>> read)
    {
        var now = time.GetUtcNow();
        var isKnown = _known.TryGetValue(token, out var known);
        if (isKnown && now - known.At < Trust) return known.Of;
        try
        {
            var found = await read();
            if (_known.Count >= Most) _known.Clear();
            _known[token] = (found, now);
            return found;
        }
        catch (DatabaseUnavailableException) when (isKnown)
        {
            _known[token] = known with { At = now }; // Not asked at each request: each would wait for the limit.
            return known.Of;
        }
    }
}
