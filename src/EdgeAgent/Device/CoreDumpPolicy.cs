using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Device;

/// <summary>
/// No crash writes memory to disk, and nobody but root looks into it: for this process and for the capture programs that
/// it starts, also where no systemd unit sees to it.
/// </summary>
internal static partial class CoreDumpPolicy
{
    private const string Filter = "/proc/self/coredump_filter";
    private const int Core = 4;        // RLIMIT_CORE
    private const int SetDumpable = 4; // PR_SET_DUMPABLE

    public static void Forbid()
    {
        LeaveOutMemory();
        var none = default(Limit);
        _ = SetLimit(Core, in none); // Inherited; systemd-coredump heeds it too.
        _ = Control(SetDumpable, 0, 0, 0, 0); // Last: it closes /proc/self to us.
    }

    /// <summary>Inherited over exec, and heeded by programs that take core dumps from a pipe (core(5)).</summary>
    private static void LeaveOutMemory()
    {
        try
        {
            File.WriteAllText(Filter, "0");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A kernel without core dumps has no such file.
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint second, nuint third, nuint fourth, nuint fifth);
}
