namespace Roomtone.Hosting;

/// <summary>
/// Time for waits and ages within one run. The time of day jumps when the network sets the clock: by half a century on
/// a box without a battery, and back where the clock was fast.
/// </summary>
public static class MonotonicTime
{
    extension(TimeProvider time)
    {
        /// <summary>Since some moment that only this run of the program knows; never goes back.</summary>
        public TimeSpan Steady => time.GetElapsedTime(0);
    }
}
