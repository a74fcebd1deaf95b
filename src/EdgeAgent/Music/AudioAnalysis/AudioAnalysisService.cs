using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>Runs the <see cref="AudioAnalyzer"/> at each new catalogue, on a thread of the lowest priority.</summary>
internal sealed partial class AudioAnalysisService(
    AudioAnalyzer analyzer,
    CatalogueProvider catalogues,
    MusicSettings settings,
    AudioAnalysisLog log,
    TimeProvider time
) : BackgroundService
{
    private const int ThisThread = 0; // Of setpriority(2): on Linux a thread, not a process.
    private const int LowestPriority = 19;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _changed = new(1);
    private ITimer? _later;

    public override void Dispose()
    {
        catalogues.Changed -= Wake;
        _later?.Dispose();
        _changed.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.AnalyseSound) return Task.CompletedTask;
        if (settings.LibraryFolder.Length == 0)
        {
            log.NoFolder();
            return Task.CompletedTask;
        }

        catalogues.Changed += Wake;
        return Task.Factory.StartNew(() => Work(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Work(CancellationToken stoppingToken)
    {
        _ = SetPriority(0, ThisThread, LowestPriority);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _changed.Wait(stoppingToken);
                if (catalogues.IsRead && analyzer.Measure(catalogues.Catalogue, stoppingToken)) WakeLater();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (AudioAnalysisException e)
            {
                log.Stuck(e.Message);
                WakeLater();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.Failed(e); // The music plays on without what would have been measured.
                WakeLater();
            }
        }
    }

    private void WakeLater()
    {
        _later?.Dispose();
        _later = time.CreateTimer(_ => Wake(), null, TryAgainAfter, Timeout.InfiniteTimeSpan);
    }

    private void Wake()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
