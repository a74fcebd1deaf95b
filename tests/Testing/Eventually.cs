using System.Diagnostics;

namespace Roomtone.Testing;

/// <summary>Waits for the outside world: a process, a server, a browser. Where time can be advanced, advance it instead.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">The condition did not come true in time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.FromSeconds(20);
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > limit) throw new TimeoutException($"Not within {limit.TotalSeconds:0} s: {what}.");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>For what must not happen: it had this long to do so.</summary>
    /// <exception cref="InvalidOperationException">It happened.</exception>
    public static async Task NeverAsync(Func<bool> condition, TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < within)
        {
            if (condition()) throw new InvalidOperationException("It happened after all.");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <exception cref="TimeoutException">The condition did not come true in time.</exception>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? within = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, within);
}
