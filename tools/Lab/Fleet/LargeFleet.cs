using Roomtone.Cli.Host;

namespace Roomtone.Lab.Fleet;

/// <summary>A fleet spread over processes, because one holds <see cref="FleetOptions.MostInOneProcess"/> links at most.</summary>
internal sealed class LargeFleet(FleetOptions options, FleetServers servers) : IDisposable
{
    private readonly List<FleetProcess> _processes = [];

    /// <exception cref="ServerException">A process ended early, or a server cannot run any more.</exception>
    public async Task<IReadOnlyList<FleetReport>> RunAsync(Action<string> tell, CancellationToken stopping)
    {
        foreach (var share in Shares()) _processes.Add(FleetProcess.Start(new FleetOrder(servers.Broker.Port, share.Devices.ToDictionary(name => name, servers.Broker.PasswordOf), share)));
        foreach (var process in _processes) await process.ConnectedAsync(stopping);
        tell($"All {options.Devices} devices are connected, from {_processes.Count} processes.");
        foreach (var process in _processes) process.Begin();
        await using var early = stopping.Register(() => _processes.ForEach(process => process.EndEarly()));
        return await Task.WhenAll(_processes.Select(process => process.ReportAsync()));
    }

    public void Dispose() => _processes.ForEach(process => process.Dispose());

    private IEnumerable<FleetShare> Shares() => FleetCourse.Names(options.Devices).Chunk(FleetOptions.MostInOneProcess)
        .Select((names, seed) => new FleetShare(names, (double)options.EventsPerSecond * names.Length / options.Devices, options.For, seed + 1));
}
