using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>The kernel's GPIO character device, version 2 (linux/gpio.h): no library whose shape changes between releases.</summary>
internal sealed partial class GpioChips : IGpio
{
    private const uint GetLine = 0xC250B407;   // GPIO_V2_GET_LINE_IOCTL
    private const uint SetValues = 0xC010B40F; // GPIO_V2_LINE_SET_VALUES_IOCTL, struct of two u64: bits, mask
    private const int EventSize = 48;          // struct gpio_v2_line_event
    private const short Readable = 1;          // POLLIN

    public IGpioOutput Output(string chip, int line, bool activeLow) =>
        new OutputLine(
            Request(chip, line, LineRequest.Of(line, LineRequest.Output | (activeLow ? LineRequest.ActiveLow : 0))),
            $"{chip} line {line}"
        );

    public IGpioButton Button(string chip, int line, bool activeLow, TimeSpan debounce)
    {
        var pull = activeLow ? LineRequest.ActiveLow | LineRequest.PullUp : LineRequest.PullDown;
        return new ButtonLine(
            Request(chip, line, LineRequest.Of(line, LineRequest.Input | LineRequest.RisingEdge | pull, debounce)),
            $"{chip} line {line}"
        );
    }

    private static SafeFileHandle Request(string chip, int line, byte[] request)
    {
        try
        {
            using var file = File.OpenHandle(chip, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (Control(file, GetLine, ref request[0]) != 0) throw Refused(chip, line);
            return new SafeFileHandle(BinaryPrimitives.ReadInt32LittleEndian(request.AsSpan(LineRequest.DescriptorAt)), ownsHandle: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GpioException(
                $"{chip} cannot be opened: {e.Message} The user needs the group gpio: sudo usermod -aG gpio {Environment.UserName}",
                e
            );
        }
    }

    private static GpioException Refused(string chip, int line)
    {
        var why = Marshal.GetLastPInvokeErrorMessage();
        return new GpioException($"Line {line} of {chip} cannot be had ({why}). gpioinfo shows who uses it.");
    }

    private sealed class OutputLine(SafeFileHandle line, string name) : IGpioOutput
    {
        public void Set(bool on)
        {
            Span<byte> values = stackalloc byte[16];
            BinaryPrimitives.WriteUInt64LittleEndian(values, on ? 1UL : 0);
            BinaryPrimitives.WriteUInt64LittleEndian(values[8..], 1);
            if (Control(line, SetValues, ref MemoryMarshal.GetReference(values)) != 0)
                throw new GpioException($"{name} cannot be set: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        public void Dispose() => line.Dispose();
    }

    private sealed class ButtonLine(SafeFileHandle line, string name) : IGpioButton
    {
        public bool WaitForPress(TimeSpan atMost)
        {
            var wait = new Wait { Descriptor = (int)line.DangerousGetHandle(), Wanted = Readable };
            var ready = Poll(ref wait, 1, (int)atMost.TotalMilliseconds);
            if (ready <= 0) return false;
            if ((wait.Came & Readable) == 0) throw new GpioException($"{name} is gone.");
            Span<byte> press = stackalloc byte[EventSize];
            return Read(line, ref MemoryMarshal.GetReference(press), EventSize) == EventSize;
        }

        public void Dispose() => line.Dispose();
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Wait
    {
        public int Descriptor;
        public short Wanted;
        public short Came;
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, ref byte argument);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Wait wait, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle file, ref byte into, nint count);
}
