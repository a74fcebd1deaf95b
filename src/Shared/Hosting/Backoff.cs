namespace Roomtone.Hosting;

/// <summary>
/// Exponential backoff: <paramref name="first"/>, then twice as long each time up to <paramref name="longest"/>, and
/// from the start once it has been well. Each wait is a fifth longer or shorter at random (jitter), so that a fleet or
/// a group of workers does not retry in step. Not thread safe.
/// </summary>
/// <param name="first">The first wait.</param>
/// <param name="longest">The cap, before jitter.</param>
/// <param name="random">For the jitter; without it <see cref="Random.Shared"/>.</param>
public sealed class Backoff(TimeSpan first, TimeSpan longest, Random? random = null)
{
    private const double Jitter = 0.2;

    /// <summary>What lived this long was well; its end is a new fault.</summary>
    private static readonly TimeSpan Well = TimeSpan.FromSeconds(10);

    private readonly Random _random = random ?? Random.Shared;
    private TimeSpan? _next;

    /// <param name="lived">How long it was well before it ended; zero when it never was.</param>
    public TimeSpan After(TimeSpan lived)
    {
        if (lived >= Well) Reset();
        return Next();
    }

    public TimeSpan Next()
    {
        var next = _next ?? first;
        var wait = next < longest ? next : longest;
        _next = wait * 2;
        return wait * (1 - Jitter + (2 * Jitter * _random.NextDouble()));
    }

    public void Reset() => _next = null;
}
