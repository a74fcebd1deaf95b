namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>A pin cannot be used; the message says which, why and what to do.</summary>
internal sealed class GpioException(string message, Exception? inner = null) : Exception(message, inner);
