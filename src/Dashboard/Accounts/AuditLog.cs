using System.Threading.Channels;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Queues audit entries for the <see cref="AuditWriter"/>, because commands work without the database. When full it
/// drops and counts its oldest entry.
/// </summary>
internal sealed class AuditLog(TimeProvider time)
{
    /// <summary>Recorded in place of a name that is no account.</summary>
    public const string Nobody = "-";

    /// <summary>Recorded for whoever may read the services' secrets; no account can have this name.</summary>
    public const string CommandLine = "(command line)";

    private const int Capacity = 10_000;
    private const int MaxDetail = 500;

    private long _dropped;
    private Channel<AuditEntry>? _entries;

    public ChannelReader<AuditEntry> Entries => Queue.Reader;

    /// <summary>Entries lost to a full queue since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    private Channel<AuditEntry> Queue => LazyInitializer.EnsureInitialized(ref _entries, Open);

    public void Write(string account, string action, string detail) =>
        Queue.Writer.TryWrite(new(time.GetUtcNow(), account, action, detail.Length > MaxDetail ? detail[..MaxDetail] : detail));

    private Channel<AuditEntry> Open() => Channel.CreateBounded<AuditEntry>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        _ => Interlocked.Increment(ref _dropped));
}
