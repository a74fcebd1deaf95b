using Roomtone.Cli.Host;
using Roomtone.Lab.Chaos.Site;

namespace Roomtone.Lab.Chaos.Faults;

/// <summary>Fills a disk, waits until it was felt, and gives the room back.</summary>
internal sealed class FullDisks(ChaosSite site)
{
    /// <summary>So much that the database must ask its disk for more.</summary>
    private const int Surge = 30_000;

    private static readonly TimeSpan FeltLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(2);

    /// <summary>Just after a start, when its write-ahead log is short and must grow.</summary>
    /// <exception cref="ServerException">The box did not feel it, so nothing would be proven.</exception>
    public async Task OfAnOutboxAsync(ChaosBox box, CancellationToken cancellationToken)
    {
        await box.RestartAsync(cancellationToken);
        var before = box.Noticed;
        await UntilAsync(() => Task.FromResult(box.Noticed > before), "The box notices nothing.", cancellationToken);
        box.Disk!.Fill();
        try
        {
            await UntilAsync(
                () => Task.FromResult(box.Noticed > box.Ledger?.Published),
                "The outbox did not feel that its disk is full.",
                cancellationToken
            );
            await Task.Delay(Lasts, site.Time, cancellationToken);
        }
        finally
        {
            box.Disk.Free();
        }
    }

    /// <exception cref="ServerException">The database did not feel it, so nothing would be proven.</exception>
    public async Task OfTheDatabaseAsync(CancellationToken cancellationToken)
    {
        var before = await FailuresAsync();
        site.DatabaseDisk!.Fill();
        try
        {
            site.Crowd.Surge(Surge);
            await UntilAsync(
                async () => !site.Database.IsRunning || await FailuresAsync() > before,
                "The database did not feel that its disk is full.",
                cancellationToken
            );
            await Task.Delay(Lasts, site.Time, cancellationToken);
        }
        finally
        {
            site.DatabaseDisk.Free();
        }
    }

    private async Task<long> FailuresAsync() => (await Task.WhenAll(site.Workers.Select(worker => worker.FailuresAsync()))).Sum();

    private async Task UntilAsync(Func<Task<bool>> felt, string otherwise, CancellationToken cancellationToken)
    {
        var started = site.Time.GetTimestamp();
        while (!await felt())
        {
            if (site.Time.GetElapsedTime(started) > FeltLimit) throw new ServerException(otherwise);
            await Task.Delay(Look, site.Time, cancellationToken);
        }
    }
}
