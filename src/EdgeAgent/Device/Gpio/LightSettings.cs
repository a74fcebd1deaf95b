using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>The light that shows that the camera is on. Where one is set, nothing looks unless it can be lit.</summary>
internal sealed record LightSettings : ISettings
{
    public static string Section => "Light";

    /// <summary>The kernel's device of the pins; <c>gpiodetect</c> lists them.</summary>
    public string Chip { get; init; } = GpioProblems.FirstChip;

    /// <summary>The number of the line on the chip, e.g. 17 for GPIO17 of a Raspberry Pi; null for no light.</summary>
    public int? Line { get; init; }

    /// <summary>Whether the light is on when the line is low.</summary>
    public bool ActiveLow { get; init; }

    public IEnumerable<string> Problems() => GpioProblems.Of(Chip, Line);
}
