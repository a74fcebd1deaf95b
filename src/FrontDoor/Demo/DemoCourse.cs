using Roomtone.FrontDoor.Servers;

namespace Roomtone.FrontDoor.Demo;

/// <summary>A demo from the moment that everything is started: until it is over, and what came of it.</summary>
internal sealed class DemoCourse(DemoOptions options, DemoPrograms programs, RoomWatch watch, DashboardVisit visit, TimeProvider time)
{
    private static readonly TimeSpan DashboardLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the dashboard, with its database and broker.</summary>
    /// <returns>False when it is not ready in time; the visit at the end then says why.</returns>
    public Task<bool> DashboardIsReadyAsync(CancellationToken stopping) => UntilAsync(() => visit.IsReadyAsync(stopping), DashboardLimit, stopping);

    /// <summary>Returns when the time is up, or when one of the programs cannot run at all.</summary>
    /// <param name="left">How long still; null until it is cancelled.</param>
    /// <param name="stopping">Ctrl-C.</param>
    /// <exception cref="ServerException">A program cannot run at all; the message says why.</exception>
    public async Task UntilOverAsync(TimeSpan? left, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var timeUp = Task.Delay(left ?? Timeout.InfiniteTimeSpan, time, over.Token);
        var gaveUp = programs.GaveUpAsync();
        var first = await Task.WhenAny(timeUp, gaveUp);
        await over.CancelAsync();
        if (first == gaveUp) throw new ServerException(await gaveUp);
    }

    /// <summary>Visits the dashboard, stops the box, waits until all its events are stored, and counts.</summary>
    /// <param name="started">When the command began.</param>
    public async Task<DemoSummary> SummariseAsync(DateTimeOffset started)
    {
        var fault = await visit.FaultAsync(CancellationToken.None);
        await programs.StopAgentAsync();
        await UntilAsync(() => Task.FromResult(IsDrained()), DrainLimit, CancellationToken.None);
        return DemoSummary.Of(watch.Counts(), Stored(), fault, watch.FirstReading - started, programs.Restarts, FacesExpected);
    }

    /// <summary>Only the photographs are sure to have people in them.</summary>
    private bool FacesExpected => watch.Sensing is not { Camera: not "pictures" } && options.Camera is "auto" or "pictures";

    private bool IsDrained() => Stored().Distinct >= watch.Counts().Published;

    private StoredEvents Stored() => StoredEvents.Count(programs.Database.ConnectionString, DemoRun.Device, watch.Counts().Epochs);

    private async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan limit, CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        while (!await condition())
        {
            if (time.GetElapsedTime(started) > limit) return false;
            await Task.Delay(Pause, time, stopping);
        }

        return true;
    }
}
