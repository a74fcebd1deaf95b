namespace Roomtone.Lab.Privacy;

/// <summary>Where the agent may write, by kind. What is not here is a finding.</summary>
/// <param name="stateFolder">The agent's own folder.</param>
/// <param name="logFile">What it prints.</param>
/// <param name="brokerPort">A loopback port.</param>
/// <param name="playerPort">A loopback port.</param>
/// <param name="metricsPort">A loopback port, where it answers.</param>
internal sealed class AllowedPlaces(string stateFolder, string logFile, int brokerPort, int playerPort, int metricsPort)
{
    public const string Outside = "somewhere else";

    /// <returns>The kind of place, or <see cref="Outside"/>.</returns>
    public string KindOf(TracedCall call) => call.Name == "connect" ? KindOfPeer(call.Target) : KindOf(call.Target);

    private string KindOf(string target) =>
        target switch
        {
            _ when target.StartsWith(stateFolder + "/", StringComparison.Ordinal) => "disk: state folder",
            _ when target == logFile => "disk: log",
            _ when target.StartsWith("pipe:", StringComparison.Ordinal) => "memory: pipes between the agent and its capture",
            _ when target.StartsWith("anon_inode:", StringComparison.Ordinal) || target.StartsWith("/dev/null", StringComparison.Ordinal) =>
                "memory: signals within the process",
            _ when IsCodeMemory(target) => "memory: compiled code",
            _ when target.StartsWith("/proc/self/", StringComparison.Ordinal) || IsOwnProc(target) => "kernel: settings of the process",
            _ when target.StartsWith("UNIX", StringComparison.Ordinal)
                    || target.StartsWith("NETLINK", StringComparison.Ordinal)
                    || target.StartsWith("socket:", StringComparison.Ordinal) => KindOfLocalSocket(target),
            _ when target.StartsWith("TCP", StringComparison.Ordinal) || target.StartsWith("UDP", StringComparison.Ordinal) => KindOfPeer(
                target
            ),
            _ => Outside,
        };

    /// <summary>.NET's compiler and GStreamer's ORC keep the code that they make in files without a name.</summary>
    private static bool IsCodeMemory(string target) =>
        target.StartsWith("/memfd:doublemapper", StringComparison.Ordinal) || target.Contains("/orcexec.", StringComparison.Ordinal);

    private static bool IsOwnProc(string target) =>
        target.StartsWith("/proc/", StringComparison.Ordinal)
        && (
            target.EndsWith("/coredump_filter", StringComparison.Ordinal)
            || target.EndsWith("/oom_score_adj", StringComparison.Ordinal)
            || target.EndsWith("/comm", StringComparison.Ordinal)
        );

    /// <summary>A pair of sockets within the process has no path; GLib wakes its threads so.</summary>
    private static string KindOfLocalSocket(string target) =>
        target.Contains("\"/", StringComparison.Ordinal) ? Outside : "memory: signals within the process";

    private string KindOfPeer(string target)
    {
        if (target.Contains("AF_UNIX", StringComparison.Ordinal)) return "local: question to the system (nscd)";
        if (IsTo(target, brokerPort)) return "network: broker";
        if (IsTo(target, playerPort)) return "network: player";
        return IsFrom(target, metricsPort) ? "network: metrics, to a program of this box" : Outside;
    }

    private static bool IsTo(string target, int port) =>
        target.EndsWith($"->127.0.0.1:{port}]", StringComparison.Ordinal)
        || target.EndsWith($"->[::ffff:127.0.0.1]:{port}]", StringComparison.Ordinal)
        || (target.Contains($"htons({port})", StringComparison.Ordinal) && target.Contains("127.0.0.1", StringComparison.Ordinal));

    private static bool IsFrom(string target, int port) => target.Contains($"[127.0.0.1:{port}->127.0.0.1:", StringComparison.Ordinal);
}
