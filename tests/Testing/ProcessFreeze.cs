using System.Diagnostics;
using Roomtone.Lab.Servers;

namespace Roomtone.Testing;

/// <summary>Stops a server in its tracks, as a box does that has lost its power or its network.</summary>
public static class ProcessFreeze
{
    public static void Freeze(this PrivateServer server)
    {
        using var kill = Process.Start("kill", ["-STOP", $"{server.ProcessId}"]);
        kill.WaitForExit();
    }
}
