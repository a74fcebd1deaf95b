using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>Asks Video4Linux devices what they can do (linux/videodev2.h).</summary>
internal static partial class VideoDevices
{
    /// <summary>The four letters MJPG.</summary>
    public const uint MotionJpeg = 0x47504A4D;

    private const uint QueryCapabilities = 0x80685600; // VIDIOC_QUERYCAP, struct of 104 bytes
    private const uint EnumerateFormats = 0xC0405602;  // VIDIOC_ENUM_FMT, struct of 64 bytes
    private const int CapabilitiesAt = 84;             // of the whole device; those of this node follow
    private const uint HasNodeCapabilities = 0x80000000;
    private const uint VideoCapture = 0x1;
    private const int PixelFormatAt = 44;
    private const uint CaptureBuffers = 1;

    private static readonly uint[] RawFormats = [.. "YUYV UYVY YVYU YU12 YV12 NV12 NV21 RGB3 BGR3 422P".Split(' ').Select(Letters)];

    public static bool IsRaw(uint format) => RawFormats.Contains(format);

    /// <summary>The first /dev/videoN, by number, that captures; null where there is none.</summary>
    public static string? FirstThatCaptures() => Directory.EnumerateFiles("/dev", "video*")
        .OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)
        .FirstOrDefault(Captures);

    /// <summary>The pixel formats that a device offers; empty when it cannot be asked.</summary>
    public static IReadOnlyList<uint> Formats(string device)
    {
        using var handle = Open(device);
        var formats = new List<uint>();
        Span<byte> format = stackalloc byte[64];
        for (uint index = 0; handle is not null; index++)
        {
            format.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(format, index);
            BinaryPrimitives.WriteUInt32LittleEndian(format[4..], CaptureBuffers);
            if (Ask(handle, EnumerateFormats, format) != 0) break;
            formats.Add(BinaryPrimitives.ReadUInt32LittleEndian(format[PixelFormatAt..]));
        }

        return formats;
    }

    private static bool Captures(string device)
    {
        using var handle = Open(device);
        Span<byte> capability = stackalloc byte[104];
        if (handle is null || Ask(handle, QueryCapabilities, capability) != 0) return false;
        var whole = BinaryPrimitives.ReadUInt32LittleEndian(capability[CapabilitiesAt..]);
        var node = BinaryPrimitives.ReadUInt32LittleEndian(capability[(CapabilitiesAt + 4)..]);
        return (((whole & HasNodeCapabilities) != 0 ? node : whole) & VideoCapture) != 0;
    }

    private static SafeFileHandle? Open(string device)
    {
        try
        {
            return File.OpenHandle(device, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null; // A device that we may not open is no camera for us; doctor says why.
        }
    }

    private static uint Letters(string name) => name[0] | ((uint)name[1] << 8) | ((uint)name[2] << 16) | ((uint)name[3] << 24);

    private static int Ask(SafeFileHandle device, uint request, Span<byte> answer) =>
        Control(device, request, ref MemoryMarshal.GetReference(answer));

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle device, nuint request, ref byte answer);
}
