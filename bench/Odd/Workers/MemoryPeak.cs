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

    private static long _highest;

    /// <summary>Sets the process's own mark to what it uses now. That of ended children stays: it only grows.</summary>
    public static void Reset() => File.WriteAllText("/proc/self/clear_refs", "5");

    /// <summary>
    /// A child's mark begins with that of the process that started it (exec keeps it), so only a higher one says something.
    /// </summary>
    /// <returns>Megabytes; an upper bound, as process and child need not have been highest at once.</returns>
    public static double Read()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var own = long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        _highest = Math.Max(_highest, own);
        Span<long> usage = stackalloc long[LongsOfUsage];
        var child = GetUsage(Children, usage) == 0 && usage[MaxResident] > _highest ? usage[MaxResident] : 0;
        return (own + child) / KilobytesAMegabyte;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, Span<long> usage);
}
