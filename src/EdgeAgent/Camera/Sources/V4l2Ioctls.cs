using System.Buffers.Binary;
using System.Text;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>The questions of linux/videodev2.h, byte by byte as the kernel lays its structs out on 64-bit and 32-bit ARM and x86.</summary>
internal static class V4l2Ioctls
{
    private const uint QueryCapabilities = 0x80685600; // VIDIOC_QUERYCAP, struct v4l2_capability of 104 bytes
    private const uint EnumerateFormats = 0xC0405602;  // VIDIOC_ENUM_FMT, struct v4l2_fmtdesc of 64 bytes
    private const uint EnumerateSizes = 0xC02C564A;    // VIDIOC_ENUM_FRAMESIZES, struct v4l2_frmsizeenum of 44 bytes
    private const uint EnumerateIntervals = 0xC034564B; // VIDIOC_ENUM_FRAMEINTERVALS, struct v4l2_frmivalenum of 52 bytes

    private const int DriverAt = 0;
    private const int CardAt = 16;
    private const int CapabilitiesAt = 84; // of the whole device; those of this node follow
    private const uint HasNodeCapabilities = 0x80000000;
    private const uint VideoCapture = 0x1;
    private const uint CaptureBuffers = 1;
    private const uint Discrete = 1;

    /// <summary>Sizes that are tried where a device takes any.</summary>
    private static readonly (int Width, int Height)[] CommonSizes = [(320, 240), (640, 480), (800, 600), (1280, 720), (1920, 1080)];

    /// <returns>0 when the kernel has filled the answer in.</returns>
    public delegate int Kernel(uint request, Span<byte> answer);

    /// <returns>Null when it is no video device.</returns>
    public static V4l2Capabilities? Facts(Kernel ask)
    {
        Span<byte> answer = stackalloc byte[104];
        if (ask(QueryCapabilities, answer) != 0) return null;
        var (whole, node) = (Number(answer, CapabilitiesAt), Number(answer, CapabilitiesAt + 4));
        var captures = (((whole & HasNodeCapabilities) != 0 ? node : whole) & VideoCapture) != 0;
        return new V4l2Capabilities(Text(answer.Slice(DriverAt, 16)), Text(answer.Slice(CardAt, 32)), captures);
    }

    public static IReadOnlyList<VideoFormat> Offers(Kernel ask)
    {
        var offers = new List<VideoFormat>();
        Span<byte> format = stackalloc byte[64];
        for (uint index = 0; ; index++)
        {
            format.Clear();
            Put(format, 0, index);
            Put(format, 4, CaptureBuffers);
            if (ask(EnumerateFormats, format) != 0) return offers;
            offers.AddRange(Sizes(ask, Number(format, 44)));
        }
    }

    private static List<VideoFormat> Sizes(Kernel ask, uint format)
    {
        var offers = new List<VideoFormat>();
        Span<byte> size = stackalloc byte[44];
        for (uint index = 0; ; index++)
        {
            size.Clear();
            Put(size, 0, index);
            Put(size, 4, format);
            if (ask(EnumerateSizes, size) != 0) break;
            if (Number(size, 8) != Discrete) return [.. Between(size).Select(any => Offer(ask, format, any.Width, any.Height))];
            offers.Add(Offer(ask, format, (int)Number(size, 12), (int)Number(size, 16)));
        }

        return offers.Count > 0 ? offers : [new VideoFormat(format, 0, 0, 0)];
    }

    /// <summary>From least to most in steps: min width, max width, step, then the same for the height.</summary>
    private static List<(int Width, int Height)> Between(ReadOnlySpan<byte> size)
    {
        var (least, most) = ((Number(size, 12), Number(size, 24)), (Number(size, 16), Number(size, 28)));
        var (stepX, stepY) = (Math.Max(1, Number(size, 20)), Math.Max(1, Number(size, 32)));
        return [.. CommonSizes.Where(common => common.Width >= least.Item1 && common.Width <= most.Item1
            && common.Height >= least.Item2 && common.Height <= most.Item2
            && (common.Width - least.Item1) % stepX == 0 && (common.Height - least.Item2) % stepY == 0)];
    }

    private static VideoFormat Offer(Kernel ask, uint format, int width, int height)
    {
        var most = 0.0;
        Span<byte> interval = stackalloc byte[52];
        for (uint index = 0; ; index++)
        {
            interval.Clear();
            Put(interval, 0, index);
            Put(interval, 4, format);
            Put(interval, 8, (uint)width);
            Put(interval, 12, (uint)height);
            if (ask(EnumerateIntervals, interval) != 0) break;

            // A discrete interval, or the shortest of a range, stands first: seconds as numerator and denominator.
            if (Number(interval, 20) is > 0 and var numerator) most = Math.Max(most, (double)Number(interval, 24) / numerator);
            if (Number(interval, 16) != Discrete) break;
        }

        return new VideoFormat(format, width, height, most);
    }

    private static uint Number(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);

    private static void Put(Span<byte> into, int at, uint number) => BinaryPrimitives.WriteUInt32LittleEndian(into[at..], number);

    private static string Text(ReadOnlySpan<byte> bytes) =>
        Encoding.ASCII.GetString(bytes[..(bytes.IndexOf((byte)0) is >= 0 and var end ? end : bytes.Length)]);
}
