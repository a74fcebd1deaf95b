using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.State;

/// <summary>What stands under a path, by statx(2), without opening it: opening a pipe waits for whoever writes into it.</summary>
/// <param name="IsFile">An ordinary file, or a link to one.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Device">The number of its file system in this run of the machine.</param>
/// <param name="Inode">Its number there.</param>
internal sealed partial record FileStatus(bool IsFile, long Bytes, ulong Device, ulong Inode)
{
    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7ff;
    private const int StatusBytes = 256;

    // Offsets in struct statx, the same on all processors (linux/stat.h).
    private const int ModeAt = 28;
    private const int InodeAt = 32;
    private const int SizeAt = 40;
    private const int DeviceAt = 136;

    private const int KindOfMode = 0xF000;
    private const int Regular = 0x8000;

    /// <returns>Null where there is nothing, or nothing that we may look at.</returns>
    public static FileStatus? Of(string path)
    {
        Span<byte> status = stackalloc byte[StatusBytes];
        return Ask(CurrentFolder, path, 0, BasicFields, status) == 0
            ? new(
                (MemoryMarshal.Read<ushort>(status[ModeAt..]) & KindOfMode) == Regular,
                MemoryMarshal.Read<long>(status[SizeAt..]),
                MemoryMarshal.Read<ulong>(status[DeviceAt..]),
                MemoryMarshal.Read<ulong>(status[InodeAt..])
            )
            : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int folder, string path, int flags, uint mask, Span<byte> status);
}
