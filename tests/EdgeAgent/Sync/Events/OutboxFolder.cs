using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

/// <summary>A state folder, and outboxes opened on it one after another as a box does that restarts.</summary>
internal sealed class OutboxFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Outbox> _opened = [];

    public ManualClock Clock { get; } = new();

    public SaidLines Said { get; } = new();

    public string Path => _folder.In("state");

    public string File => System.IO.Path.Combine(Path, "outbox.db");

    public DeviceSettings Device => new() { Id = BrokerLinks.Cafe, StateFolder = Path };

    public Outbox Open(int maxMegabytes = 200, string? folder = null)
    {
        var outbox = new Outbox(
            new SyncSettings { MaxOutboxMegabytes = maxMegabytes },
            Device with
            {
                StateFolder = folder ?? Path,
            },
            Clock,
            Said.CreateLogger<Outbox>()
        );
        _opened.Add(outbox);
        return outbox;
    }

    /// <summary>Events from earlier, written in one go: to append thousands one by one takes thousands of flushes.</summary>
    public void Fill(int events, string detail = "It happened.")
    {
        using var file = OutboxFile.Open(File, 200);
        file.Insert([
            .. Enumerable
                .Range(1, events)
                .Select(i => new StoredEvent(Clock.GetUtcNow(), EventTypes.Device, Wire.Write(new DeviceEvent($"event-{i}", detail)))),
        ]);
    }

    /// <summary>The files as a power cut would leave them: copied while the outbox is open.</summary>
    public string AsAfterAPowerCut()
    {
        var copy = _folder.In(Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(Path))
            System.IO.File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
        return copy;
    }

    public void Dispose()
    {
        foreach (var outbox in _opened) outbox.Dispose();
        _folder.Dispose();
    }
}

internal static class OutboxWords
{
    public static void Happen(this IEventLog log, string what, string detail = "It happened.") =>
        log.Append(EventTypes.Device, new DeviceEvent(what, detail));

    public static void HappenTimes(this IEventLog log, int times)
    {
        for (var i = 1; i <= times; i++) log.Happen($"event-{i}");
    }

    public static Outbox OpenNow(this Outbox outbox)
    {
        outbox.Flush();
        return outbox;
    }

    /// <summary>All that waits, in order.</summary>
    public static IReadOnlyList<RoomEvent> All(this Outbox outbox)
    {
        var all = new List<RoomEvent>();
        while (outbox.Read(all.Count == 0 ? 0 : all[^1].Seq) is { } batch) all.AddRange(batch.Events);
        return all;
    }

    public static string What(this RoomEvent happened) => Wire.Read<DeviceEvent>(happened.Data).What;

    public static string Detail(this RoomEvent happened) => Wire.Read<DeviceEvent>(happened.Data).Detail;
}
