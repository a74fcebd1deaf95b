using System.Runtime.InteropServices;
using Roomtone.EdgeAgent.Device;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device;

public class FreedMemoryTests
{
    private const int Blocks = 2000;
    private const int BlockBytes = 64 * 1024;

    [Fact]
    public async Task What_the_c_library_has_free_goes_back_to_the_system_after_a_while()
    {
        var clock = new ManualClock();
        using var freed = new HeapTrimmer(clock);
        await freed.StartAsync(TestContext.Current.CancellationToken);
        var last = FreeAllButTheLast();
        var before = Environment.WorkingSet;

        await Eventually.TrueAsync(() => IsLower(clock, before - (Blocks * BlockBytes / 2)), "half of it at least is given back");

        Marshal.FreeHGlobal(last);
        await freed.StopAsync(TestContext.Current.CancellationToken);
    }

    private static bool IsLower(ManualClock clock, long bytes)
    {
        clock.Advance(HeapTrimmer.Every); // Again and again: the first may come before the timer is made.
        return Environment.WorkingSet < bytes;
    }

    /// <returns>The last block, which keeps those below it in the process.</returns>
    private static nint FreeAllButTheLast()
    {
        var touched = new byte[BlockBytes];
        var blocks = new nint[Blocks];
        for (var i = 0; i < Blocks; i++)
        {
            blocks[i] = Marshal.AllocHGlobal(BlockBytes);
            Marshal.Copy(touched, 0, blocks[i], BlockBytes);
        }

        foreach (var block in blocks.AsSpan(..^1)) Marshal.FreeHGlobal(block);
        return blocks[^1];
    }
}
