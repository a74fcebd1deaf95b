using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// Keeps the memory of frames out of swap and out of core dumps, as far as the kernel lets us: mlock(2) within
/// RLIMIT_MEMLOCK, madvise(2) MADV_DONTDUMP. Where it is refused the unit's MemorySwapMax=0 still holds.
/// </summary>
internal static partial class PictureMemory
{
    private const int DoNotDump = 16; // MADV_DONTDUMP

    /// <returns>Whether the kernel keeps it out of swap.</returns>
    public static bool Protect(byte[] pinned)
    {
        var (start, length) = Pages(pinned);
        _ = Advise(start, length, DoNotDump);
        return Lock(start, length) == 0;
    }

    /// <summary>
    /// Protected memory for pictures. Keep it and wipe it: .NET gives memory that is pinned back only with a collection of
    /// the whole heap.
    /// </summary>
    public static byte[] New(int bytes)
    {
        var memory = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        Protect(memory);
        return memory;
    }

    /// <summary>All pages that the array touches.</summary>
    private static (nint Start, nint Length) Pages(byte[] pinned)
    {
        var page = Environment.SystemPageSize;
        var begin = Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        var start = begin / page * page;
        var end = (begin + pinned.Length + page - 1) / page * page;
        return (start, end - start);
    }

    [LibraryImport("libc", EntryPoint = "mlock")]
    private static partial int Lock(nint start, nint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nint length, int advice);
}
