using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.CloudSync.Maintenance;

namespace Roomtone.Dashboard.Tests;

/// <summary>CloudSync's part of an order, in this process: does what the dashboard asks as soon as it is asked.</summary>
internal sealed class Clerk : IAsyncDisposable
{
    private readonly CancellationTokenSource _ends = new();
    private readonly Task _work;

    public Clerk(RunningDashboard dashboard) => _work = Task.Run(() => WorkAsync(dashboard));

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _work;
        _ends.Dispose();
    }

    private async Task WorkAsync(RunningDashboard dashboard)
    {
        var dispatcher = new JobDispatcher(new Reingest(dashboard.History, new BatchReader(new IngestSettings()), dashboard.Clock));
        while (!_ends.IsCancellationRequested)
        {
            using (var connection = dashboard.History.OpenConnection())
                if (JobStore.Next(connection) is { } job)
                    JobStore.Finish(connection, job, dispatcher.Run(job, connection), dashboard.Clock.GetUtcNow());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
