using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>An open device file that can be asked.</summary>
internal sealed partial class V4l2Device : IDisposable
{
    private readonly SafeFileHandle _file;

    private V4l2Device(SafeFileHandle file) => _file = file;

    /// <returns>Null for a device that we may not open; doctor says why.</returns>
    public static V4l2Device? TryOpen(string device)
    {
        try
        {
            return new V4l2Device(File.OpenHandle(device, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether we may read and write it; it is not opened, so the camera's own light stays off.</summary>
    public static bool MayUse(string device) => Access(device, 4 | 2) == 0; // R_OK, W_OK of access(2)

    public int Ask(uint request, Span<byte> answer) => Control(_file, request, ref MemoryMarshal.GetReference(answer));

    public void Dispose() => _file.Dispose();

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle device, nuint request, ref byte answer);
}
