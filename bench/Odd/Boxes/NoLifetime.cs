using Microsoft.Extensions.Hosting;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>A signal ends the program, and is not taken by one of its boxes.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
