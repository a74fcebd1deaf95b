using System.Globalization;

namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>What a process holds in memory and keeps open (proc(5): status, fd).</summary>
/// <param name="ResidentMb">All of it.</param>
/// <param name="OwnMb">Of that, what no file backs: heaps and stacks. The rest is programs and libraries.</param>
/// <param name="Files">Open.</param>
/// <param name="Threads">Running.</param>
internal sealed record ProcessMemory(double ResidentMb, double OwnMb, int Files, int Threads)
{
    private const double KilobytesAMegabyte = 1024;

    public static ProcessMemory Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        return new ProcessMemory(
            Megabytes(status, "VmRSS:"),
            Megabytes(status, "RssAnon:"),
            Directory.GetFileSystemEntries($"/proc/{process}/fd").Length,
            (int)Number(status, "Threads:")
        );
    }

    private static double Megabytes(string[] status, string name) => Math.Round(Number(status, name) / KilobytesAMegabyte, 1);

    private static double Number(string[] status, string name)
    {
        var line = status.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
