using System.Collections.Concurrent;
using Roomtone.EdgeAgent.Device.Gpio;

namespace Roomtone.EdgeAgent.Tests.Device.Gpio;

/// <summary>Pins without a board.</summary>
internal sealed class PretendedGpio : IGpio
{
    private readonly BlockingCollection<bool> _presses = [];

    /// <summary>What was asked of the light, in order.</summary>
    public ConcurrentQueue<bool> Light { get; } = [];

    /// <summary>Why no line can be had; null while they can.</summary>
    public string? Trouble { get; set; }

    public void Press() => _presses.Add(true);

    public IGpioOutput Output(string chip, int line, bool activeLow) => Trouble is null ? new Pin(this) : throw new GpioException(Trouble);

    public IGpioButton Button(string chip, int line, bool activeLow, TimeSpan debounce) =>
        Trouble is null ? new Pin(this) : throw new GpioException(Trouble);

    private sealed class Pin(PretendedGpio gpio) : IGpioOutput, IGpioButton
    {
        public void Set(bool on) => gpio.Light.Enqueue(on);

        public bool WaitForPress(TimeSpan atMost) => gpio._presses.TryTake(out _, atMost);

        public void Dispose()
        {
        }
    }
}
