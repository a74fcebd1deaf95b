using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class PictureMemoryTests
{
    [Fact]
    public void The_kernel_keeps_frames_out_of_swap_and_out_of_core_dumps()
    {
        var frame = new FrameMailbox(640, 480).Rent();

        var flags = FlagsOf(Marshal.UnsafeAddrOfPinnedArrayElement(frame.Pixels, frame.Pixels.Length / 2));

        Assert.Contains("dd", flags);
        Assert.Contains("lo", flags);
    }

    [Fact]
    public void A_shown_photograph_is_wiped_when_the_show_ends()
    {
        var memory = PictureMemory.New(80 * 60 * 3);
        var window = new byte[64 * 48 * 3];
        var canvas = new CaptureCommand("none", [], 80, 60, IsRound: true);

        using (var stream = new PanningStream(new Nines(), canvas, memory, 64, 48, framesPerPass: 10)) Assert.True(stream.Read(window));

        Assert.Equal(-1, window.AsSpan().IndexOfAnyExcept((byte)9));
        Assert.Equal(-1, memory.AsSpan().IndexOfAnyExcept((byte)0));
        Assert.Contains("lo", FlagsOf(Marshal.UnsafeAddrOfPinnedArrayElement(memory, memory.Length / 2)));
    }

    private sealed class Nines : IFrameStream
    {
        public int ProcessId => 0;

        public bool Read(Span<byte> pixels)
        {
            pixels.Fill(9);
            return true;
        }

        public void End()
        {
        }

        public void Break()
        {
        }

        public StreamEnd WaitForEnd() => new(false, "It was ended.");

        public void Dispose()
        {
        }
    }

    [Fact]
    public async Task A_crash_of_the_agents_program_leaves_no_core_and_no_memory()
    {
        var command = HiddenPipeline.Of(new CaptureCommand(Pipeline.Program, ["fdsrc", "fd=0", "!", "fakesink"], 64, 64, false));
        var start = new ProcessStartInfo(command.Program, command.Arguments) { RedirectStandardInput = true };
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        using var agent = Process.Start(start)!;
        try
        {
            await Eventually.TrueAsync(
                () => File.ReadAllText($"/proc/{agent.Id}/coredump_filter").Trim() == "00000000" && IsLimited(agent.Id),
                "core dumps are switched off, and hold no memory"
            );
        }
        finally
        {
            agent.Kill();
        }
    }

    private static bool IsLimited(int process) =>
        File.ReadLines($"/proc/{process}/limits")
            .Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is [.., "0", "0", "bytes"];

    /// <summary>The VmFlags of the mapping that holds an address (proc_pid_smaps(5)).</summary>
    private static string[] FlagsOf(nint address)
    {
        var isIt = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var bounds = line.Split(' ')[0].Split('-');
            if (bounds.Length == 2 && !line.StartsWith("VmFlags", StringComparison.Ordinal))
                isIt = Address(bounds[0]) <= address && address < Address(bounds[1]);
            else if (isIt && line.StartsWith("VmFlags:", StringComparison.Ordinal))
                return line["VmFlags:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }

        throw new InvalidOperationException("The address is in no mapping.");
    }

    private static nint Address(string hex) => nint.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
