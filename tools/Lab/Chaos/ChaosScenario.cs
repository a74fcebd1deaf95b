using Roomtone.Cli.Host;
using Roomtone.Lab.Chaos.Faults;
using Roomtone.Lab.Chaos.Site;
using Roomtone.Lab.Fleet;

namespace Roomtone.Lab.Chaos;

/// <summary>One fault after the other while the fleet sends, and the count at the end.</summary>
internal sealed class ChaosScenario(ChaosSite site, ChaosOptions options)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromMinutes(3);

    private readonly Random _random = new(options.Seed);
    private readonly Dictionary<string, List<double>> _recoveries = [];
    private double _workerMegabytes;

    /// <param name="stopping">Ends it after the fault at hand; what was sent until then is counted.</param>
    /// <exception cref="ServerException">A part did not come back, or a fault was not felt.</exception>
    public async Task<ChaosSummary> RunAsync(CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource();
        var sending = site.Crowd.RunAsync(enough.Token, calm: true);
        var catalogue = new FaultCatalogue(site, _random);
        var rounds = await StrikeAsync(
            new FaultSchedule(catalogue.Kills, [.. catalogue.Networks, catalogue.Others], _random),
            sending,
            cancellationToken
        );
        await enough.CancelAsync();
        var report = await sending;
        foreach (var box in site.Boxes) await box.HushAsync(site.BoxToBroker.Port);
        await RecoveredAsync(Marks(), sending: null);
        foreach (var box in site.Boxes) await box.StopAsync();
        var sent = site.Boxes.Select(box => box.Sent).Concat(report.Outboxes).ToList();
        return new ChaosSummary(
            options,
            rounds,
            sent.Sum(outbox => outbox.Written),
            Count(sent),
            _recoveries,
            [.. catalogue.All],
            _workerMegabytes
        );
    }

    private async Task<int> StrikeAsync(FaultSchedule deck, Task sending, CancellationToken cancellationToken)
    {
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var fault in deck.NextRound().Take(options.FaultsARound))
            {
                if (cancellationToken.IsCancellationRequested) return round;
                await StrikeAsync(fault, round, sending);
            }
        }

        return options.Rounds;
    }

    private async Task StrikeAsync(Fault fault, int round, Task sending)
    {
        await fault.StrikeAsync(CancellationToken.None);
        var seconds = await RecoveredAsync(Marks(), sending);
        site.Tell($"round {round + 1}: {fault.Name}: recovered after {seconds:0.0} s");
        if (!_recoveries.TryGetValue(fault.Name, out var all)) _recoveries.Add(fault.Name, all = []);
        all.Add(seconds);
        await site.UntilWellAsync(CancellationToken.None);
        _workerMegabytes = Math.Max(
            _workerMegabytes,
            site.Workers.Max(worker => worker.ProcessId is { } id ? ProcessMemory.PeakMegabytes(id) : 0)
        );
        await Task.Delay(TimeSpan.FromSeconds(_random.NextDouble()), site.Time);
    }

    /// <summary>How far each outbox is written now.</summary>
    private List<(Func<long> Confirmed, long Written)> Marks() =>
    [
        .. site.Crowd.Devices.Select(device => ((Func<long>)(() => device.Outbox.Confirmed), device.Outbox.Written)),
        .. site.Boxes.Select(box => ((Func<long>)(() => box.Ledger?.Confirmed ?? 0), box.Noticed)),
    ];

    /// <returns>The seconds until all that had happened before was stored and confirmed.</returns>
    private async Task<double> RecoveredAsync(List<(Func<long> Confirmed, long Written)> marks, Task? sending)
    {
        var started = site.Time.GetTimestamp();
        while (marks.Exists(mark => mark.Confirmed() < mark.Written))
        {
            if (sending is { IsFaulted: true })
                await sending;
            if (site.Trouble is { } trouble)
                throw new ServerException(trouble);
            if (site.Time.GetElapsedTime(started) > RecoveryLimit)
                throw new ServerException(
                    $"{marks.Count(mark => mark.Confirmed() < mark.Written)} devices still wait for their confirmations after {RecoveryLimit.TotalSeconds:0} s."
                );
            await Task.Delay(Look, site.Time);
        }

        return site.Time.GetElapsedTime(started).TotalSeconds;
    }

    private FleetCount Count(IEnumerable<SentEvents> sent) => FleetCount.Of(site.Database.ConnectionString, sent);
}
