using System.Buffers.Binary;
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
        var blocks = Touched();
        Assert.Equal(Blocks, InMemory(blocks));

        // The last one keeps those below it in the process.
        foreach (var block in blocks.AsSpan(..^1)) Marshal.FreeHGlobal(block);

        await Eventually.TrueAsync(() => IsGivenBack(clock, blocks), "half of it at least is given back");
        Marshal.FreeHGlobal(blocks[^1]);
        await freed.StopAsync(TestContext.Current.CancellationToken);
    }

    private static bool IsGivenBack(ManualClock clock, nint[] blocks)
    {
        clock.Advance(HeapTrimmer.Every); // Again and again: the first may come before the timer is made.
        return InMemory(blocks) < Blocks / 2;
    }

    private static nint[] Touched()
    {
        var touched = new byte[BlockBytes];
        var blocks = new nint[Blocks];
        for (var i = 0; i < Blocks; i++)
        {
            blocks[i] = Marshal.AllocHGlobal(BlockBytes);
            Marshal.Copy(touched, 0, blocks[i], BlockBytes);
        }

        return blocks;
    }

    /// <summary>
    /// How many of the blocks have their middle page in memory: bit 63 of its entry in /proc/self/pagemap (proc(5)). What
    /// other tests hold meanwhile does not count, as it would in the process's size.
    /// </summary>
    private static int InMemory(nint[] blocks)
    {
        using var map = File.OpenHandle("/proc/self/pagemap");
        Span<byte> entry = stackalloc byte[sizeof(ulong)];
        var present = 0;
        foreach (var block in blocks)
        {
            RandomAccess.Read(map, entry, (block + (BlockBytes / 2)) / Environment.SystemPageSize * sizeof(ulong));
            if (BinaryPrimitives.ReadUInt64LittleEndian(entry) >> 63 == 1) present++;
        }

        return present;
    }
}
