using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>Reading a network needs several times its size for a moment; the C library keeps that unless it is asked.</summary>
internal static partial class FreedMemory
{
    public static void GiveBack()
    {
        try
        {
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Only glibc has it; without it the memory stays with the process.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
