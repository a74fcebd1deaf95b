namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>Where the pins of the board begin.</summary>
internal interface IGpio
{
    /// <summary>Takes a line as an output, off at first.</summary>
    /// <exception cref="GpioException">It cannot be had.</exception>
    IGpioOutput Output(string chip, int line, bool activeLow);

    /// <summary>Takes a line as a button.</summary>
    /// <exception cref="GpioException">It cannot be had.</exception>
    IGpioButton Button(string chip, int line, bool activeLow, TimeSpan debounce);
}

internal interface IGpioOutput : IDisposable
{
    /// <exception cref="GpioException">The kernel refuses it.</exception>
    void Set(bool on);
}

internal interface IGpioButton : IDisposable
{
    /// <summary>Waits for a press.</summary>
    /// <returns>False when none came in time.</returns>
    /// <exception cref="GpioException">The line is gone.</exception>
    bool WaitForPress(TimeSpan atMost);
}
