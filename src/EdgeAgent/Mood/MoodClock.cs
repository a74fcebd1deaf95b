using Microsoft.Extensions.Hosting;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>Lets the mood become unknown when no more frames come, e.g. because sensing was stopped.</summary>
internal sealed class MoodClock(MoodStage stage, MoodSettings settings, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Window, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) stage.Tick(time.GetUtcNow());
    }
}
