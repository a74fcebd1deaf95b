using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;

namespace Roomtone.EdgeAgent.Sync;

/// <summary>
/// The events that are not confirmed yet, on disk. While the disk cannot be written they wait in memory, up to a
/// bound; what is lost is counted and said as an event. Threads that append at the same time share one flush.
/// </summary>
internal sealed partial class Outbox(SyncSettings settings, DeviceSettings device, TimeProvider time, ILogger<Outbox> logger)
    : IEventLog, IDisposable
{
    /// <summary>About 4 MB, or half a day of mood windows at 5 s each.</summary>
    internal const int MaxWaiting = 10_000;

    private const int DroppedAtOnce = 50;

    private readonly string _path = Path.Combine(device.StateFolder, "outbox.db");

    private readonly WaitingEvents _waiting = new(MaxWaiting);

    /// <summary>Guards what follows; held during a flush.</summary>
    private readonly Lock _disk = new();
    private readonly OutboxLosses _losses = new(settings.MaxOutboxMegabytes);
    private OutboxFile? _file;
    private bool _troubled;

    /// <summary>Raised when there is something new to send.</summary>
    public event Action? Appended;

    /// <summary>Events that are not confirmed yet.</summary>
    public long Depth => Locked(() => (_file?.Count ?? 0) + _waiting.Count);

    /// <summary>Events written since the outbox was made.</summary>
    public long Published => Locked(() => _file?.LastSeq ?? 0);

    /// <summary>Events lost since the outbox was made.</summary>
    public long Dropped => Locked(() => (_file?.Dropped ?? 0) + _losses.Unwritten);

    public void Append<T>(string type, T data)
    {
        var stored = new StoredEvent(time.GetUtcNow(), type, Wire.Write(data));
        _waiting.Add(stored);
        lock (_disk)
        {
            // Another thread may have written it along with its own.
            if (!stored.Written) WriteWaiting();
        }

        Appended?.Invoke();
    }

    /// <summary>Opens the file if it is not open, and tries again what could not be written.</summary>
    public void Flush()
    {
        lock (_disk)
        {
            if (_file is null || _waiting.Count > 0) WriteWaiting();
        }
    }

    /// <returns>The oldest events after a number, or null when there is none.</returns>
    public EventBatch? Read(long after, int max = EventBatch.MaxEvents) => Tried(file => file.Read(after, max) is { Count: > 0 } events ? new EventBatch(EventBatch.Version, file.Epoch, events) : null);

    /// <summary>Removes what the history has committed.</summary>
    /// <returns>False when the disk does not let it.</returns>
    public bool Confirm(Ack ack) => Tried(file =>
    {
        if (ack.Epoch == file.Epoch) file.Delete(ack.From, ack.To);
        return file;
    }) is not null;

    public void Dispose()
    {
        lock (_disk)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_disk) return read();
    }

    private void WriteWaiting()
    {
        var events = _waiting.TakeAll();
        try
        {
            Write(events);
            if (_troubled) LogWritableAgain(_path);
            _troubled = false;
        }
        catch (OutboxException e)
        {
            _losses.Lose(_waiting.PutBack(events));
            Say(e);
        }
    }

    private void Write(List<StoredEvent> events)
    {
        Open();
        foreach (var chunk in events.Chunk(EventBatch.MaxEvents))
        {
            Store(chunk);
            foreach (var stored in chunk) stored.Written = true;
        }

        if (_losses.Any) SayLoss();
    }

    private void SayLoss()
    {
        var text = _losses.ToString();
        if (_losses.Unwritten > 0) Open().CountLost(_losses.Unwritten);
        _losses.Clear();
        LogDropped(text);
        Store([new StoredEvent(time.GetUtcNow(), EventTypes.Device, Wire.Write(new DeviceEvent(DeviceHappenings.EventsDropped, text)))]);
    }

    private void Store(StoredEvent[] events)
    {
        for (var renewed = false; ;)
        {
            try
            {
                Open().Insert(events);
                return;
            }
            catch (OutboxException e) when (e.Trouble == OutboxTrouble.Full)
            {
                var removed = Open().DropOldest(Math.Max(events.Length, Open().Count / DroppedAtOnce));
                if (removed == 0) throw;
                _losses.Displace(removed);
            }
            catch (OutboxException e) when (e.Trouble == OutboxTrouble.Damaged && !renewed)
            {
                renewed = true;
                Renew(e);
            }
        }
    }

    private OutboxFile Open()
    {
        if (_file is not null) return _file;
        try
        {
            return _file = OutboxFile.Open(_path, settings.MaxOutboxMegabytes);
        }
        catch (OutboxException e) when (e.Trouble == OutboxTrouble.Damaged)
        {
            Renew(e);
            return _file = OutboxFile.Open(_path, settings.MaxOutboxMegabytes);
        }
    }

    /// <summary>Moves the damaged file aside, over an earlier one, so that a failing disk does not fill up with them.</summary>
    private void Renew(OutboxException e)
    {
        _file?.Dispose();
        _file = null;
        LogDamaged(_path, e);
        try
        {
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
                if (File.Exists(_path + suffix)) File.Move(_path + suffix, $"{_path}.damaged{suffix}", overwrite: true);
        }
        catch (Exception moving) when (moving is IOException or UnauthorizedAccessException)
        {
            throw new OutboxException(OutboxTrouble.Unwritable, $"it is damaged and cannot be moved aside: {moving.Message}", moving);
        }

        _losses.Damage($"The outbox was damaged ({e.Message}) and is kept as {Path.GetFileName(_path)}.damaged; its unconfirmed events are not sent.");
    }

    private T? Tried<T>(Func<OutboxFile, T?> action)
        where T : class
    {
        lock (_disk)
        {
            try
            {
                return action(Open());
            }
            catch (OutboxException e)
            {
                if (e.Trouble == OutboxTrouble.Damaged) RenewOrSay(e);
                else Say(e);
                return null;
            }
        }
    }

    private void RenewOrSay(OutboxException damage)
    {
        try
        {
            Renew(damage);
            WriteWaiting();
        }
        catch (OutboxException e)
        {
            Say(e);
        }
    }

    /// <summary>Once, until it can be written again.</summary>
    private void Say(OutboxException e)
    {
        if (!_troubled) LogUnwritable(_path, MaxWaiting, e);
        _troubled = true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox {Path} cannot be used. Make room on its disk and let this service write there. The last {Max} events wait in memory; sensing and music go on.")]
    private partial void LogUnwritable(string path, int max, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The outbox {Path} can be written again.")]
    private partial void LogWritableAgain(string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox {Path} is damaged; it is moved aside and a new one begins. Check the disk.")]
    private partial void LogDamaged(string path, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Text}")]
    private partial void LogDropped(string text);
}
