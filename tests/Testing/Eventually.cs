using System.Diagnostics;

namespace Roomtone.Testing;

/// <summary>Waits for the outside world: a process, a server, a browser. Where time can be advanced, advance it instead.</summary>
public static class Eventually
{
    /// <summary>
    /// When a wait for the outside world is given up. It decides nothing but how long a failing test takes: who waits goes on
    /// as soon as the thing is true, and a machine with other work may need a minute for what takes a second on a quiet one.
    /// </summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <param name="within">Only where this time is itself what is promised.</param>
    /// <exception cref="TimeoutException">The condition did not come true in time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? within = null)
    {
        var limit = within ?? Limit;
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"Not within {limit.TotalSeconds:0} s: {what}.");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Where it never comes true, what was seen instead is told.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, Func<Task<string>> seen)
    {
        try
        {
            await TrueAsync(condition, what);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message} Seen instead: {await seen()}", e);
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string, TimeSpan?)"/>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? within = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, within);
}
