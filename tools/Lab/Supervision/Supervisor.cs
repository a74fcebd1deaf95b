using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Lab.Supervision;

/// <summary>Starts one program again and again, as systemd would, until it is told to stop.</summary>
internal sealed class Supervisor(ISupervised program, TimeProvider time, Action<string> tell) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private Task _watching = Task.CompletedTask;

    public string Name => program.Name;

    public int Restarts { get; private set; }

    /// <summary>Completes only when a new start is of no use; the result says why.</summary>
    public Task<string> GaveUp => _gaveUp.Task;

    private readonly TaskCompletionSource<string> _gaveUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="ServerException">The first start failed: a restart would not help.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await program.StartAsync(cancellationToken);
        _watching = WatchAsync(_stopping.Token);
    }

    /// <summary>Ends the watching, then the program.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await program.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        var pause = new RestartPause(ShortestPause, LongestPause);
        var started = time.GetTimestamp();
        try
        {
            while (true)
            {
                await program.WaitForExitAsync(stopping);
                if (program.WhyNotAgain is { } why)
                {
                    _gaveUp.SetResult(why);
                    return;
                }

                tell($"{program.Name} ended; starting it again.");
                await Task.Delay(pause.After(time.GetElapsedTime(started)), time, stopping);
                started = time.GetTimestamp();
                await StartAgainAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task StartAgainAsync(CancellationToken stopping)
    {
        Restarts++;
        try
        {
            await program.StartAsync(stopping);
        }
        catch (ServerException e)
        {
            tell(e.Message); // The watch sees that it does not run, and tries again after a longer pause.
        }
    }
}
