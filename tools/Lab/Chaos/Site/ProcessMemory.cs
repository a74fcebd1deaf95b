using System.Globalization;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>What a process holds of the machine's memory, as the kernel counts it (proc_pid_status(5)).</summary>
internal static class ProcessMemory
{
    public static double PeakMegabytes(int process) => Read(process, "VmHWM:");

    public static double Megabytes(int process) => Read(process, "VmRSS:");

    private static double Read(int process, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // It has just ended.
        }
    }
}
