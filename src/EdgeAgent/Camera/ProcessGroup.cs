using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>Signals to a process and all that it started, which share its group.</summary>
internal static partial class ProcessGroup
{
    private const int Kill = 9;
    private const int Terminate = 15;

    public static void AskToEnd(int leader) => Signal(leader, Terminate);

    public static void MakeEnd(int leader) => Signal(leader, Kill);

    /// <summary>Ends what is left of a group whose leader has ended.</summary>
    public static void SweepUp(int leader) => _ = SendSignal(-leader, Kill);

    private static void Signal(int leader, int signal)
    {
        // Before the child has called setsid there is no such group yet, so the child itself is told.
        // Any other failure means that it is gone already, which is what we want.
        if (SendSignal(-leader, signal) != 0) _ = SendSignal(leader, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processOrGroup, int signal);
}
