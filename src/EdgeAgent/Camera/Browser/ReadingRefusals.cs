using Microsoft.Extensions.Logging;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera.Browser;

/// <summary>Why readings of pages are not used. Each new reason is said, but not more than one a minute: the page may be hostile.</summary>
internal sealed partial class ReadingRefusals(TimeProvider time, ILogger logger)
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
        LogRefused(logger, why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page's reading of the room is not used. {Why}")]
    private static partial void LogRefused(ILogger logger, string why);
}
