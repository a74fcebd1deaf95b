namespace Roomtone.Testing;

/// <summary>How much memory a piece of code asks for.</summary>
public static class AllocatedBytes
{
    /// <summary>
    /// The least of several counts on this thread. A collection that another test sets off ends this thread's allocation
    /// context, and the rest of it, up to 8 KB, is charged to whatever runs just then; only the least count is the code's own.
    /// </summary>
    public static long LeastOf(int counts, Action code)
    {
        var least = long.MaxValue;
        for (var i = 0; i < counts; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            code();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
