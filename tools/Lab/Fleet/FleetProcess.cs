using System.Diagnostics;
using System.Text.Json;
using Roomtone.Cli.Host;
using Roomtone.Lab.Processes;

namespace Roomtone.Lab.Fleet;

/// <summary>One <see cref="FleetPart"/> as seen from the process that started it. It ends with us.</summary>
internal sealed class FleetProcess : IDisposable
{
    private readonly Process _process;

    private FleetProcess(Process process) => _process = process;

    public static FleetProcess Start(FleetOrder order)
    {
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "KILL", "--", ServiceDotNet.Path, typeof(FleetProcess).Assembly.Location, FleetPart.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = ForkingThread.Run(() => Process.Start(start)!);
        process.StandardInput.WriteLine(JsonSerializer.Serialize(order));
        return new FleetProcess(process);
    }

    /// <exception cref="ServerException">It ended before its boxes were connected.</exception>
    public async Task ConnectedAsync(CancellationToken stopping)
    {
        if (await LineAsync(stopping) != FleetPart.Connected) throw Ended();
    }

    public void Begin() => _process.StandardInput.WriteLine();

    public void EndEarly() => _process.StandardInput.Close();

    /// <exception cref="ServerException">It ended without a report.</exception>
    public async Task<FleetReport> ReportAsync() =>
        await LineAsync(CancellationToken.None) is { } line ? JsonSerializer.Deserialize<FleetReport>(line)! : throw Ended();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private Task<string?> LineAsync(CancellationToken stopping) => _process.StandardOutput.ReadLineAsync(stopping).AsTask();

    private static ServerException Ended() => new("A process of the fleet ended early. Its reason stands above.");
}
