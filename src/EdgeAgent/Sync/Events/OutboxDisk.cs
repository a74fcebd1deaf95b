using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>
/// The outbox's file as long as there is one: opened when it is first needed, moved aside and begun anew where it is
/// damaged, relieved of its oldest events where it is full. Not thread safe. Throws <see cref="OutboxException"/>.
/// </summary>
internal sealed partial class OutboxDisk(string path, int maxMegabytes, TimeProvider time, ILogger logger) : IDisposable
{
    private const int DroppedAtOnce = 50;

    private readonly OutboxLosses _losses = new(maxMegabytes);
    private OutboxFile? _file;

    public bool IsOpen => _file is not null;

    /// <summary>How often it has begun to count from 1 again.</summary>
    public int Generation { get; private set; }

    /// <summary>Events in the file.</summary>
    public long Count => _file?.Count ?? 0;

    /// <summary>Events written since the file was made.</summary>
    public long LastSeq => _file?.LastSeq ?? 0;

    /// <summary>Events lost since the file was made.</summary>
    public long Dropped => (_file?.Dropped ?? 0) + _losses.Unwritten;

    /// <summary>Counts events that could not be written; they are said when something can be written again.</summary>
    public void Lose(long events) => _losses.Lose(events);

    public OutboxFile Open()
    {
        if (_file is not null) return _file;
        try
        {
            _file = OutboxFile.Open(path, maxMegabytes);
        }
        catch (OutboxException e) when (e.Trouble == OutboxTrouble.Damaged)
        {
            Renew(e);
            _file = OutboxFile.Open(path, maxMegabytes);
        }

        if (_file.HasMoved) LogMoved(path, _file.Count);
        return _file;
    }

    public void Write(List<StoredEvent> events)
    {
        Open();
        foreach (var chunk in events.Chunk(EventBatch.MaxEvents))
        {
            Store(chunk);
            foreach (var stored in chunk) stored.Written = true;
        }

        if (_losses.Any) ReportLoss();
    }

    /// <summary>Moves the damaged file aside, over an earlier one, so that a failing disk does not fill up with them.</summary>
    public void Renew(OutboxException e)
    {
        Dispose();
        Generation++;
        LogDamaged(path, e);
        try
        {
            foreach (var ending in Sqlite.Endings) DamagedFile.SetAside(path + ending, $"{path}.damaged{ending}");
        }
        catch (Exception moving) when (moving is IOException or UnauthorizedAccessException)
        {
            throw new OutboxException(OutboxTrouble.Unwritable, $"it is damaged and cannot be moved aside: {moving.Message}", moving);
        }

        _losses.Damage(
            $"The outbox was damaged ({e.Message}) and is kept as {Path.GetFileName(path)}.damaged; its unconfirmed events are not sent."
        );
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void ReportLoss()
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

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The outbox {Path} is damaged; it is moved aside and a new one begins. Check the disk."
    )]
    private partial void LogDamaged(string path, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The outbox {Path} is a copy, or the machine has started anew: what happens from now on gets an epoch of its own. {Count} events of before wait in theirs."
    )]
    private partial void LogMoved(string path, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox: {Text}")]
    private partial void LogDropped(string text);
}
