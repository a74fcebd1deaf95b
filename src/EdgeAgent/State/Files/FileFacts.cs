using System.Globalization;
using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.State.Files;

/// <summary>
/// What the system says of a file without opening it: opening a named pipe waits for a writer, opening a device can do
/// anything. By statx(2), whose answer looks the same on all processors.
/// </summary>
/// <param name="Kind">Links are followed.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">Nanoseconds since 1970 of the last change to its content, as the file system keeps it.</param>
/// <param name="Changed">The same for any change, its rights and its name too.</param>
/// <param name="Device">The number of its file system in this run of the machine.</param>
/// <param name="Inode">Its number there.</param>
internal readonly partial record struct FileFacts(FileKind Kind, long Bytes, long Modified, long Changed, ulong Device, ulong Inode)
{
    private const int WorkingFolder = -100;    // AT_FDCWD
    private const uint BasicFacts = 0x7FF;     // STATX_BASIC_STATS
    private const int AnswerBytes = 256;       // struct statx, and the offsets in it
    private const int ModeAt = 28;
    private const int InodeAt = 32;
    private const int SizeAt = 40;
    private const int ChangedAt = 96;
    private const int ModifiedAt = 112;
    private const int DeviceAt = 136;
    private const int KindMask = 0xF000;       // S_IFMT

    /// <summary>What differs as soon as the file does.</summary>
    public string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"{Bytes}:{Modified}:{Changed}");

    /// <returns>Null where there is nothing, or nothing that we may see.</returns>
    public static FileFacts? Of(string path) => Ask(path) is (0, { } facts) ? facts : null;

    /// <summary>The facts, or the number of the system's error.</summary>
    internal static (int Error, FileFacts? Facts) Ask(string path)
    {
        Span<byte> answer = stackalloc byte[AnswerBytes];
        if (Statx(WorkingFolder, path, 0, BasicFacts, ref MemoryMarshal.GetReference(answer)) != 0)
            return (Marshal.GetLastPInvokeError(), null);
        var (modified, changed) = (Time(answer[ModifiedAt..]), Time(answer[ChangedAt..]));
        var (device, inode) = ((ulong)Long(answer[DeviceAt..]), (ulong)Long(answer[InodeAt..]));
        return (0, new FileFacts(KindOf(Word(answer[ModeAt..])), Long(answer[SizeAt..]), modified, changed, device, inode));
    }

    private static FileKind KindOf(ushort mode) => (mode & KindMask) switch
    {
        0x8000 => FileKind.Regular,
        0x4000 => FileKind.Folder,
        0x1000 => FileKind.NamedPipe,
        0xC000 => FileKind.Socket,
        0x2000 or 0x6000 => FileKind.Device,
        _ => FileKind.Unknown,
    };

    private static ushort Word(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<ushort>(bytes);

    private static long Long(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<long>(bytes);

    /// <summary>May wrap for a time that cannot be, which is as good a fingerprint.</summary>
    private static long Time(ReadOnlySpan<byte> seconds) =>
        unchecked((Long(seconds) * 1_000_000_000) + MemoryMarshal.Read<uint>(seconds[8..]));

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte answer);
}
