using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>A pipe holds 64 KiB, a frame is fifteen times that: with more room, writer and reader wake each other less often.</summary>
internal static partial class PipeRoom
{
    private const int SetPipeSize = 1031;     // F_SETPIPE_SZ of fcntl.h
    private const int Largest = 1024 * 1024;  // what Linux grants to everybody, see /proc/sys/fs/pipe-max-size

    public static void Widen(Stream pipe)
    {
        // When it is refused the pipe works as before, only with more wake-ups.
        if (pipe is PipeStream stream) _ = Control(stream.SafePipeHandle, SetPipeSize, Largest);
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafePipeHandle pipe, int command, int size);
}
