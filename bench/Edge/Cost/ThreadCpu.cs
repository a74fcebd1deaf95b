using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>CPU time of the calling thread: what others do on the machine does not count.</summary>
internal static partial class ThreadCpu
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of time.h

    public static double Milliseconds()
    {
        _ = GetTime(ThreadCpuTime, out var time);
        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
