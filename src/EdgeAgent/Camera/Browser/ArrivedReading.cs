using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Camera.Browser;

/// <param name="At">When it came, UTC by the box's clock: those of phones are not to be trusted.</param>
/// <param name="Reading">Checked, and of the page whose turn it is.</param>
internal sealed record ArrivedReading(DateTimeOffset At, BrowserReading Reading);
