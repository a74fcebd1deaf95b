namespace Roomtone.EdgeAgent.Device.Gpio;

internal static class GpioProblems
{
    public const string FirstChip = "/dev/gpiochip0";

    public static IEnumerable<string> Of(string chip, int? line)
    {
        if (!chip.StartsWith("/dev/", StringComparison.Ordinal)) yield return $"Chip is {chip}. Allowed: a device such as {FirstChip}.";
        if (line is < 0 or > 511) yield return $"Line is {line}. Allowed: 0 to 511, the number of the line on the chip.";
        if (line is not null && chip.StartsWith("/dev/", StringComparison.Ordinal) && !File.Exists(chip))
            yield return $"Chip is {chip}, which is not there. gpiodetect lists what there is; remove Line for a box without it.";
    }
}
