using System.Runtime.InteropServices;

namespace Roomtone.Music.Bench.Sound;

/// <summary>CPU seconds of this thread, and of the processes that it started and that have ended.</summary>
internal static partial class CpuClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of time.h
    private const int Children = -1; // RUSAGE_CHILDREN of sys/resource.h

    public static double Thread()
    {
        _ = GetTime(ThreadCpuTime, out var time);
        return time.Seconds + (time.Fraction / 1e9);
    }

    public static double EndedProcesses()
    {
        _ = GetUsage(Children, out var usage);
        return usage.User.Seconds + usage.System.Seconds + ((usage.User.Fraction + usage.System.Fraction) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Moment time);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    private struct Moment
    {
        public nint Seconds;
        public nint Fraction;
    }

    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Usage
    {
        public Moment User;
        public Moment System;
    }
}
