using System.Data.Common;

namespace Roomtone.Lab.Demo;

/// <summary>A demo from the moment that all programs are started: wait, wind down, count.</summary>
internal sealed class DemoScenario(DemoOptions options, Appliance appliance, Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan DashboardLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StoreLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How often the agent is started again for events that it could not hand over before it ended.</summary>
    private const int MoreTries = 3;

    // Without the set-up, which takes minutes the first time: its time would eat up the demo's.
    private readonly DateTimeOffset _began = time.GetUtcNow();

    /// <returns>False when it does not open in time; it may later.</returns>
    public Task<bool> DashboardOpensAsync(CancellationToken cancellationToken) =>
        UntilAsync(() => appliance.Visit.IsReadyAsync(cancellationToken), DashboardLimit, cancellationToken);

    /// <returns>The exit code: 0 when all is well.</returns>
    public async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        if (await WaitForTheEndAsync(cancellationToken) is { } why)
        {
            tell(why);
            return 1;
        }

        if (options.For is null)
        {
            tell("Ending.");
            return 0;
        }

        return Report(await SummariseAsync());
    }

    /// <returns>Null after the asked time or Ctrl-C; a sentence when a program cannot run at all.</returns>
    private async Task<string?> WaitForTheEndAsync(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var gaveUp = appliance.Programs.GaveUpAsync();
        var length = options.For is { } asked ? _began + asked - time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        var end = Task.Delay(options.For is not null && length < TimeSpan.Zero ? TimeSpan.Zero : length, time, over.Token);
        var first = await Task.WhenAny(gaveUp, end);
        await over.CancelAsync();
        return first == gaveUp ? await gaveUp : null;
    }

    /// <summary>Visits the dashboard, stops the box, waits until all its events are stored, and counts.</summary>
    public async Task<DemoSummary> SummariseAsync()
    {
        tell("Winding down: the last events go to the database.");
        var visit = await appliance.Visit.FaultAsync(CancellationToken.None);
        await UntilAsync(() => Task.FromResult(appliance.Watch.Waiting() == 0), DrainLimit, CancellationToken.None);
        await appliance.Programs.StopAgentAsync();
        for (var tries = 0; !await AllIsStoredAsync() && tries < MoreTries; tries++)
        {
            await appliance.Programs.StartAgentAsync(CancellationToken.None);
            await UntilAsync(() => Task.FromResult(false), TimeSpan.FromSeconds(4), CancellationToken.None);
            await appliance.Programs.StopAgentAsync();
        }

        var (outbox, stored) = Count();
        return DemoSummary.Of(
            appliance.Watch.Counts(),
            outbox,
            stored,
            visit,
            appliance.Watch.FirstReading - _began,
            appliance.Programs.Restarts,
            appliance.Watch.ShowsPictures
        );
    }

    private Task<bool> AllIsStoredAsync() => UntilAsync(
        () =>
        {
            var (outbox, stored) = Count();
            return Task.FromResult(outbox is null || outbox.Published == stored.Distinct);
        },
        StoreLimit,
        CancellationToken.None);

    /// <summary>What the box has published, and what of it stands in the database, now.</summary>
    public (OutboxLedger? Outbox, StoredEvents Stored) Count()
    {
        var outbox = OutboxLedger.Read(Path.Combine(appliance.Folder.AgentState, "outbox.db"));
        if (outbox is null) return (null, StoredEvents.None);
        try
        {
            return (outbox, StoredEvents.Count(appliance.Programs.Database.ConnectionString, Appliance.Device, outbox.Epoch));
        }
        catch (DbException)
        {
            return (outbox, StoredEvents.None); // Down, or CloudSync has not made its tables; asked again until the limit.
        }
    }

    private int Report(DemoSummary summary)
    {
        foreach (var problem in summary.Problems) tell(problem);
        if (options.Json) Console.WriteLine(summary.ToJson());
        else Console.WriteLine(summary.ToText());
        return summary.IsWell ? 0 : 1;
    }

    private async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!await condition())
        {
            if (time.GetElapsedTime(started) > limit) return false;
            await Task.Delay(Pause, time, cancellationToken);
        }

        return true;
    }
}
