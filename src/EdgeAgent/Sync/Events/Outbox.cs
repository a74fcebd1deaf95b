using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>
/// The events that are not confirmed yet, on disk. While the disk cannot be written they wait in memory, up to a
/// bound; what is lost is counted and said as an event. Threads that append at the same time share one flush.
/// </summary>
internal sealed partial class Outbox(SyncSettings settings, DeviceSettings device, TimeProvider time, ILogger<Outbox> logger)
    : IEventLog, IOutbox, IDisposable
{
    /// <summary>About 4 MB, or half a day of mood windows at 5 s each.</summary>
    internal const int MaxWaiting = 10_000;

    private readonly string _path = Path.Combine(device.StateFolder, "outbox.db");

    private readonly WaitingEvents _waiting = new(MaxWaiting);

    /// <summary>Guards what follows; held during a flush.</summary>
    private readonly Lock _gate = new();
    private readonly OutboxDisk _disk = new(Path.Combine(device.StateFolder, "outbox.db"), settings.MaxOutboxMegabytes, time, logger);
    private bool _troubled;

    public event Action? Appended;

    /// <summary>Events that are not confirmed yet.</summary>
    public long Depth => Locked(() => _disk.Count + _waiting.Count);

    /// <summary>Events written since the outbox was made.</summary>
    public long Published => Locked(() => _disk.LastSeq);

    /// <summary>Events lost since the outbox was made.</summary>
    public long Dropped => Locked(() => _disk.Dropped);

    public void Append<T>(string type, T data)
    {
        if (Written(type, data) is not { } written) return;
        var stored = new StoredEvent(time.GetUtcNow(), type, written);
        _waiting.Add(stored);
        lock (_gate)
        {
            // Another thread may have written it along with its own.
            if (!stored.Written) WriteWaiting();
        }

        Appended?.Invoke();
    }

    /// <returns>Null for an event that JSON cannot hold, such as a number that is none; it is counted as lost.</returns>
    private byte[]? Written<T>(string type, T data)
    {
        try
        {
            return Wire.WriteEvent(data);
        }
        catch (Exception e)
        {
            LogNotWritten(type, e);
            lock (_gate) _disk.Lose(1);
            return null;
        }
    }

    /// <summary>Opens the file if it is not open, and tries again what could not be written.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (!_disk.IsOpen || _waiting.Count > 0) WriteWaiting();
        }
    }

    public int Generation => Locked(() => _disk.Generation);

    public EventBatch? Read(long after, int max = EventBatch.MaxEvents) => Tried(file =>
    {
        var (before, (epoch, events)) = (file.Unreadable, file.Read(after, max));
        if (file.Unreadable > before) LogUnreadable(_path, file.Unreadable - before);
        return events.Count > 0 ? new EventBatch(EventBatch.Version, epoch, events) : null;
    });

    public bool Confirm(Ack ack) => Tried(file =>
    {
        file.Delete(ack.Epoch, ack.From, ack.To);
        return file;
    }) is not null;

    /// <summary>What happens from now on gets an epoch of its own: another box may be writing in this one.</summary>
    public void BeginEpoch() => Tried(file =>
    {
        file.BeginEpoch();
        return file;
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _disk.Dispose();
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    private void WriteWaiting()
    {
        var events = _waiting.TakeAll();
        try
        {
            _disk.Write(events);
            if (_troubled) LogWritableAgain(_path);
            _troubled = false;
        }
        catch (OutboxException e)
        {
            _disk.Lose(_waiting.PutBack(events));
            ReportOnce(e);
        }
    }

    private T? Tried<T>(Func<OutboxFile, T?> action)
        where T : class
    {
        lock (_gate)
        {
            try
            {
                return action(_disk.Open());
            }
            catch (OutboxException e)
            {
                if (e.Trouble == OutboxTrouble.Damaged) RenewOrReport(e);
                else ReportOnce(e);
                return null;
            }
        }
    }

    private void RenewOrReport(OutboxException damage)
    {
        try
        {
            _disk.Renew(damage);
            WriteWaiting();
        }
        catch (OutboxException e)
        {
            ReportOnce(e);
        }
    }

    /// <summary>Logs once, until it can be written again.</summary>
    private void ReportOnce(OutboxException e)
    {
        if (!_troubled) LogUnwritable(_path, MaxWaiting, e);
        _troubled = true;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The outbox {Path} cannot be used. Make room on its disk and let this service write there. The last {Max} events wait in memory; sensing and music go on."
    )]
    private partial void LogUnwritable(string path, int max, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Count} events in the outbox {Path} cannot be read. They are kept in its table 'unreadable' and not sent. Check the disk."
    )]
    private partial void LogUnreadable(string path, long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of the type '{Type}' cannot be written and is lost.")]
    private partial void LogNotWritten(string type, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The outbox {Path} can be written again.")]
    private partial void LogWritableAgain(string path);
}
