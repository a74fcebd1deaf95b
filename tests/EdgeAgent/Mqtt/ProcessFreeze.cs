using System.Diagnostics;
using Roomtone.Lab.Servers;

namespace Roomtone.EdgeAgent.Tests.Mqtt;

/// <summary>Stops a server in its tracks, as a box does that has lost its power or its network.</summary>
internal static class ProcessFreeze
{
    public static void Freeze(this PrivateServer server)
    {
        using var kill = Process.Start("kill", ["-STOP", $"{server.ProcessId}"]);
        kill.WaitForExit();
    }
}
