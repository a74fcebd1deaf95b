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

    public override void Dispose()
    {
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
                if (catalogues.IsRead) analyzer.Measure(catalogues.Catalogue, stoppingToken);
            }
            catch (AudioAnalysisException e)
            {
                log.Stuck(e.Message);
                Rest(stoppingToken);
                Wake();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Rest(CancellationToken stoppingToken)
    {
        using var over = new ManualResetEventSlim();
        using var timer = time.CreateTimer(_ => over.Set(), null, TryAgainAfter, Timeout.InfiniteTimeSpan);
        over.Wait(stoppingToken);
    }

    private void Wake()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
