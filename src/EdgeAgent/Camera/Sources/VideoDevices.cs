namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>The Video4Linux devices of this box.</summary>
internal static class VideoDevices
{
    /// <summary>The four letters MJPG.</summary>
    public const uint MotionJpeg = 0x47504A4D;

    /// <summary>The four letters JPEG.</summary>
    public const uint Jpeg = 0x4745504A;

    /// <summary>As V4L2 and GStreamer call the raw formats that videoconvert reads.</summary>
    private static readonly Dictionary<uint, string> RawFormats = new()
    {
        [Letters("YUYV")] = "YUY2",
        [Letters("UYVY")] = "UYVY",
        [Letters("YVYU")] = "YVYU",
        [Letters("YU12")] = "I420",
        [Letters("YV12")] = "YV12",
        [Letters("NV12")] = "NV12",
        [Letters("NV21")] = "NV21",
        [Letters("RGB3")] = "RGB",
        [Letters("BGR3")] = "BGR",
        [Letters("422P")] = "Y42B",
    };

    /// <summary>
    /// Drivers of cameras on a ribbon cable, and of decoders: their nodes give raw sensor data or nothing, and need libcamera
    /// or Argus in front of them.
    /// </summary>
    private static readonly string[] NotPlain =
    [
        "unicam",
        "rp1-cfe",
        "tegra-video",
        "bcm2835-codec",
        "bcm2835-isp",
        "pispbe",
        "rpi-hevc-dec",
        "rpivid",
    ];

    private static readonly string[] RaspberryReceivers = ["unicam", "rp1-cfe"];

    public static bool IsRaw(uint format) => RawFormats.ContainsKey(format);

    /// <returns>Null for what is not raw.</returns>
    public static string? GStreamerName(uint format) => RawFormats.GetValueOrDefault(format);

    public static string Name(uint format) =>
        string.Concat(Enumerable.Range(0, 4).Select(i => (char)((format >> (8 * i)) & 0xFF))).TrimEnd();

    /// <summary>All /dev/videoN, by number.</summary>
    public static IReadOnlyList<string> All(string folder = "/dev") => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "video*").OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)]
        : [];

    /// <summary>The first /dev/videoN, by number, that v4l2src can read; null where there is none.</summary>
    public static string? FirstThatCaptures() =>
        All().FirstOrDefault(path => Ask(path) is { Captures: true } facts && !IsCsi(facts.Driver));

    /// <summary>Whether the Raspberry Pi has a camera on its ribbon cable: its receiver has a node.</summary>
    public static bool HasRaspberryCsi() => All().Any(path => Ask(path) is { } facts && IsAmong(RaspberryReceivers, facts.Driver));

    public static bool IsCsi(string driver) => IsAmong(NotPlain, driver);

    /// <summary>What a device offers; empty when it cannot be asked.</summary>
    public static IReadOnlyList<VideoFormat> Offers(string device)
    {
        using var open = V4l2Device.TryOpen(device);
        return open is null ? [] : V4l2Ioctls.Offers(open.Ask);
    }

    /// <returns>Null when the device cannot be opened or is no video device.</returns>
    public static V4l2Capabilities? Ask(string device)
    {
        using var open = V4l2Device.TryOpen(device);
        return open is null ? null : V4l2Ioctls.Facts(open.Ask);
    }

    public static uint Letters(string name) => name[0] | ((uint)name[1] << 8) | ((uint)name[2] << 16) | ((uint)name[3] << 24);

    private static bool IsAmong(string[] drivers, string driver) => drivers.Any(known => driver.Contains(known, StringComparison.Ordinal));
}
