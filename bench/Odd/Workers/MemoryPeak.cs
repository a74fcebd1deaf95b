using System.Globalization;
using System.Runtime.InteropServices;

namespace Roomtone.Odd.Bench.Workers;

/// <summary>The highest resident memory since the last reset, from the kernel's own marks (proc(5), getrusage(2)).</summary>
internal static partial class MemoryPeak
{
    private const int Children = -1; // RUSAGE_CHILDREN
    private const int LongsOfUsage = 18; // struct rusage: two times of two, and fourteen counts; the third value is ru_maxrss, KB.
    private const int MaxResident = 4;
    private const double KilobytesAMegabyte = 1024;

    /// <summary>Sets the process's own mark to what it uses now. That of ended children stays: it only grows.</summary>
    public static void Reset() => File.WriteAllText("/proc/self/clear_refs", "5");

    /// <returns>Megabytes; an upper bound, as process and child need not have been highest at once.</returns>
    public static double Read()
    {
        var own = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Span<long> usage = stackalloc long[LongsOfUsage];
        if (GetUsage(Children, usage) != 0) usage.Clear();
        return (long.Parse(own.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) + usage[MaxResident])
            / KilobytesAMegabyte;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, Span<long> usage);
}
