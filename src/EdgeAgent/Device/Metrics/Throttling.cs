using System.Globalization;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>
/// Why a Raspberry Pi slows itself down. Bits as in its documentation of <c>vcgencmd get_throttled</c>:
/// 0 to 3 are true now, 16 to 19 were true since it booted.
/// </summary>
internal readonly record struct Throttling(uint Bits)
{
    private const string KernelFile = "/sys/devices/platform/soc/soc:firmware/get_throttled";
    private const int SinceBootFrom = 16;

    private static readonly string[] Reasons = ["under_voltage", "frequency_capped", "throttled", "soft_temperature_limit"];

    /// <returns>Null where the board does not tell.</returns>
    public static Throttling? Read(string file = KernelFile)
    {
        try
        {
            return Parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Only the kernel of a Raspberry Pi has this file.
        }
    }

    public IEnumerable<(string Reason, double Is)> Now() => From(0);

    public IEnumerable<(string Reason, double Was)> SinceBoot() => From(SinceBootFrom);

    /// <summary>The kernel writes it in hexadecimal, without a prefix.</summary>
    private static Throttling? Parse(string text) =>
        uint.TryParse(text.AsSpan().Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? new Throttling(bits)
            : null;

    private IEnumerable<(string Reason, double Value)> From(int first)
    {
        var bits = Bits;
        return Reasons.Select((reason, i) => (reason, (double)((bits >> (first + i)) & 1)));
    }
}
