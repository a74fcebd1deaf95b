using System.Globalization;

namespace Roomtone.EdgeAgent.Device;

/// <summary>Reads the board's sensors from the kernel's files.</summary>
internal static class Board
{
    private const string ThermalZone = "/sys/class/thermal/thermal_zone0/temp";

    /// <summary>Degrees Celsius, or null where the board has no sensor that can be read.</summary>
    public static double? Celsius()
    {
        try
        {
            return long.TryParse(File.ReadAllText(ThermalZone), CultureInfo.InvariantCulture, out var thousandths)
                ? thousandths / 1000.0
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Virtual machines and some boards have no such file.
        }
    }
}
