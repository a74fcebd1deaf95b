using System.IO.MemoryMappedFiles;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Lab.Fleet;

namespace Roomtone.Lab.SimulatedBox;

/// <summary>
/// Notices a mood now and then. It counts in shared memory what the outbox has taken, which outlives a kill: so what the
/// outbox promised can be compared with what it kept, also while its disk is full.
/// </summary>
internal sealed class Noticing(Outbox outbox, NoticingSettings settings, TimeProvider time) : BackgroundService
{
    private readonly MadeUpRoom _room = new(new Random());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.EventsPerSecond == 0) return;
        using var file = MemoryMappedFile.CreateFromFile(settings.CountFile, FileMode.OpenOrCreate, mapName: null, sizeof(long));
        using var count = file.CreateViewAccessor();
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / settings.EventsPerSecond), time);
        while (await clock.WaitForNextTickAsync(stoppingToken))
        {
            outbox.Append(EventTypes.Mood, _room.Next(time.GetUtcNow()));
            count.Write(0, count.ReadInt64(0) + 1);
        }
    }
}
