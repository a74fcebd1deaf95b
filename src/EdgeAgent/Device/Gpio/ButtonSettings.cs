using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>The button that stops sensing, and starts it again.</summary>
internal sealed record ButtonSettings : ISettings
{
    public static string Section => "Button";

    /// <summary>The kernel's device of the pins.</summary>
    public string Chip { get; init; } = GpioProblems.FirstChip;

    /// <summary>The number of the line on the chip; null for no button.</summary>
    public int? Line { get; init; }

    /// <summary>Whether a pressed button pulls the line low, against the pin's own pull-up.</summary>
    public bool ActiveLow { get; init; } = true;

    /// <summary>Contacts bounce: shorter changes are left out by the kernel, 1 ms to 1 s.</summary>
    public TimeSpan Debounce { get; init; } = TimeSpan.FromMilliseconds(30);

    public IEnumerable<string> Problems() => Debounce < TimeSpan.FromMilliseconds(1) || Debounce > TimeSpan.FromSeconds(1)
        ? GpioProblems.Of(Chip, Line).Append($"Debounce is {Debounce}. Allowed: 00:00:00.001 to 00:00:01.")
        : GpioProblems.Of(Chip, Line);
}
