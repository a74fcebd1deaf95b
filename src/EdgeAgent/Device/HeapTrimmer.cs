using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace Roomtone.EdgeAgent.Device;

/// <summary>
/// Gives what is free of the C library's memory back to the system, which else stays with the process: reading a
/// network and compiling the code that turns out to run often need several times what they leave. It takes less than a
/// millisecond.
/// </summary>
internal sealed partial class HeapTrimmer(TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    public static void GiveBack()
    {
        try
        {
            _ = Trim(0);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Only glibc has it; without it the memory stays with the process.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) GiveBack();
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
