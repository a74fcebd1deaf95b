using System.Data.Common;
using Dapper;
using Roomtone.Cli.Host;
using Roomtone.Contracts;
using Roomtone.Database;
using Roomtone.Lab.Chaos.Site;
using Roomtone.Lab.Fleet;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Chaos.Hostile;

/// <summary>
/// Sends hostile payloads with a device's own credentials, some of one kind at a time, and looks after each handful
/// whether the table of the rejected has grown by as many. What the worker did not take, because its queue was full, is
/// sent again, as a box would.
/// </summary>
internal sealed class HostileScenario(FleetServers servers, int messages, TimeProvider time)
{
    private const int Handful = 100;
    private const int LargeHandful = 2;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly List<HostileCount> _counts = [.. HostileKinds.All.Select(kind => new HostileCount(kind))];
    private readonly Random _random = new(1);
    private int _number;

    /// <exception cref="ServerException">The broker or the database cannot be reached.</exception>
    public async Task<HostileSummary> RunAsync(CancellationToken cancellationToken)
    {
        await using var link = servers.Link(HostileRun.Device, () => null);
        link.Start();
        await UntilAsync(() => Task.FromResult(link.IsConnected), Limit, cancellationToken);
        await using var database = LocalDatabase.Open(servers.Database.ConnectionString);
        var began = time.GetTimestamp();
        while (_number < messages && !cancellationToken.IsCancellationRequested) await SendHandfulAsync(link, database, Choose());
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        var stored = (
            await database.QueryAsync<long>(
                "SELECT COUNT(*) FROM mood_events UNION ALL SELECT COUNT(*) FROM device_events UNION ALL SELECT COUNT(*) FROM track_events UNION ALL SELECT COUNT(*) FROM feedback_events"
            )
        ).Sum();
        var stillStores = await StillStoresAsync(link, database);
        return new HostileSummary(
            _counts,
            stored,
            stillStores,
            servers.Restarts,
            Peak(servers.WorkerProcess),
            Peak(servers.Broker.ProcessId),
            seconds
        );
    }

    private static double Peak(int? process) => process is { } id ? ProcessMemory.PeakMegabytes(id) : 0;

    /// <summary>Large ones seldom, since they cost as much as a thousand others.</summary>
    private HostileCount Choose()
    {
        while (true)
        {
            var count = _counts[_random.Next(_counts.Count)];
            if (!count.Kind.IsLarge || count.Sent * 500 <= _number) return count;
        }
    }

    private async Task SendHandfulAsync(IMqttLink link, DbConnection database, HostileCount count)
    {
        var size = Math.Min(count.Kind.IsLarge ? LargeHandful : Handful, messages - _number);
        List<byte[]> payloads = [.. Enumerable.Range(_number + 1, size).Select(count.Kind.Payload)];
        _number += size;
        count.Sent += size;
        var before = await RejectedAsync(database);
        var (taken, refused) = await PublishAsync(link, count.Kind, payloads);
        count.Refused += refused;
        var rejected = taken == 0 ? 0 : await RejectedAsync(link, database, count.Kind, payloads, before, taken);
        count.Rejected += rejected;
        if (rejected > 0) count.Reason = await database.QuerySingleAsync<string>("SELECT reason FROM rejected ORDER BY at DESC LIMIT 1");
        else if (refused > 0) count.Reason = "refused by the broker";
    }

    private async Task<int> RejectedAsync(
        IMqttLink link,
        DbConnection database,
        HostileKind kind,
        List<byte[]> payloads,
        long before,
        int taken
    )
    {
        var (began, sentAt) = (time.GetTimestamp(), time.GetTimestamp());
        while (true)
        {
            var rejected = (int)(await RejectedAsync(database) - before);
            if (rejected >= taken || time.GetElapsedTime(began) > Limit) return rejected;
            if (time.GetElapsedTime(sentAt) > Again)
            {
                await PublishAsync(link, kind, payloads);
                sentAt = time.GetTimestamp();
            }

            await Task.Delay(Look, time);
        }
    }

    private static async Task<(int Taken, int Refused)> PublishAsync(IMqttLink link, HostileKind kind, List<byte[]> payloads)
    {
        var published = await Task.WhenAll(
            payloads.Select(payload =>
                TakenAsync(link.PublishAsync(kind.Topic ?? Topics.Events(HostileRun.Device), payload, QualityOfService.AtLeastOnce))
            )
        );
        return (published.Count(taken => taken), published.Count(taken => !taken));
    }

    private static async Task<bool> TakenAsync(Task publishing)
    {
        try
        {
            await publishing;
            return true;
        }
        catch (MqttException)
        {
            return false; // Refused, which is what is counted.
        }
    }

    private static Task<long> RejectedAsync(DbConnection database) => database.QuerySingleAsync<long>("SELECT COUNT(*) FROM rejected");

    private async Task<bool> StillStoresAsync(IMqttLink link, DbConnection database)
    {
        var at = time.GetUtcNow();
        var good = new RoomEvent(1, at, EventTypes.Mood, Wire.Element(new MadeUpRoom(_random).Next(at)));
        await link.PublishAsync(
            Topics.Events(HostileRun.Device),
            Wire.Write(new EventBatch(EventBatch.Version, Guid.NewGuid(), [good])),
            QualityOfService.AtLeastOnce
        );
        return await UntilAsync(
            async () => await database.QuerySingleAsync<long>("SELECT COUNT(*) FROM mood_events") == 1,
            Limit,
            CancellationToken.None
        );
    }

    private async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan limit, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (!await condition())
        {
            if (time.GetElapsedTime(began) > limit) return false;
            await Task.Delay(Look, time, cancellationToken);
        }

        return true;
    }
}
