using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Camera;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Sync.Live;

/// <summary>
/// Why what pages send is not used. Each new reason is said, but not more than one a minute: the page may be hostile.
/// </summary>
/// <param name="what">What is not used, as the beginning of a sentence.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is said.</param>
internal sealed partial class PageRefusals(string what, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SaidEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly ErrorLines _lines = new();
    private string? _why;
    private string? _said;
    private TimeSpan _at;
    private TimeSpan? _saidAt;
    private long _count;

    /// <summary>Since the agent's start.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>What was said lately, oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines.Snapshot();

    /// <summary>The reason of the last seconds; null when there was none.</summary>
    public string? Fresh
    {
        get
        {
            lock (_gate) return _why is not null && time.Steady - _at < ShownFor ? _why : null;
        }
    }

    /// <param name="why">One sentence.</param>
    public void Add(string why)
    {
        Interlocked.Increment(ref _count);
        lock (_gate)
        {
            (_why, _at) = (why, time.Steady);
            if (why == _said || (_saidAt is { } saidAt && time.Steady - saidAt < SaidEvery)) return;
            (_said, _saidAt) = (why, time.Steady);
        }

        _lines.Add(why);
        LogRefused(logger, what, why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} is not used. {Why}")]
    private static partial void LogRefused(ILogger logger, string what, string why);
}
