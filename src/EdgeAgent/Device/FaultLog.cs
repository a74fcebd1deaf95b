using Microsoft.Extensions.Logging;

namespace Roomtone.EdgeAgent.Device;

/// <summary>
/// Says what nobody expected, in full, once an hour each: a part that failed over one item goes on with the next, and its log
/// must not fill the disk. From any thread.
/// </summary>
internal sealed partial class FaultLog(TimeProvider time, ILogger<FaultLog> logger)
{
    private const int Most = 100;
    private static readonly TimeSpan SaidFor = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _said = new(StringComparer.Ordinal);

    /// <param name="what">What could not be done, as the beginning of a sentence.</param>
    /// <param name="fault">Anything.</param>
    public void Say(string what, Exception fault)
    {
        if (IsNew($"{what} {fault.GetType().Name} {fault.Message}")) LogFault(what, fault.Message.TrimEnd('.'), fault);
    }

    private bool IsNew(string fault)
    {
        lock (_gate)
        {
            if (_said.TryGetValue(fault, out var at) && time.GetElapsedTime(at) < SaidFor) return false;
            if (_said.Count >= Most) _said.Clear();
            _said[fault] = time.GetTimestamp();
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{What}: {Why}. It is tried again by itself; please report this.")]
    private partial void LogFault(string what, string why, Exception fault);
}
