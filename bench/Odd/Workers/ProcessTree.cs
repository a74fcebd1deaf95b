using System.Globalization;

namespace Roomtone.Odd.Bench.Workers;

/// <summary>What a process and those that it started do now, from /proc (proc(5)).</summary>
/// <param name="Megabytes">Resident memory of all of them.</param>
/// <param name="Cpu">Time of the processor that they have had, those included that have ended.</param>
/// <param name="IsBusy">Whether one of them runs, or would if the machine were not busy with others.</param>
internal readonly record struct ProcessTree(double Megabytes, TimeSpan Cpu, bool IsBusy)
{
    private const double BytesAMegabyte = 1024 * 1024;
    private const int TicksASecond = 100; // USER_HZ, the same on all of Linux' machines that we run on.
    private const int StateField = 0;
    private const int ParentField = 1;
    private const int CpuFields = 11;
    private const int ResidentField = 21;

    /// <summary>Servers that a reader needs and that are not the product.</summary>
    private static readonly string[] Servers = ["mariadbd", "mysqld", "mosquitto"];

    public static ProcessTree Of(int root)
    {
        var (all, parents) = (new Dictionary<int, string[]>(), new Dictionary<int, int>());
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) continue;
            if (Fields(folder) is not { } fields) continue;
            (all[id], parents[id]) = (fields, (int)Number(fields[ParentField]));
        }

        var (megabytes, cpu, busy) = (0.0, TimeSpan.Zero, false);
        foreach (var id in all.Keys.Where(id => Descends(id, root, parents)))
        {
            megabytes += Number(all[id][ResidentField]) * Environment.SystemPageSize / BytesAMegabyte;
            cpu += TimeSpan.FromSeconds((double)all[id].Skip(CpuFields).Take(4).Sum(Number) / TicksASecond);
            busy |= Threads(id).Any(thread => Fields(thread)?[StateField] is "R" or "D");
        }

        return new ProcessTree(megabytes, cpu, busy);
    }

    /// <returns>What stands behind the name; null for a server, and for what has ended meanwhile.</returns>
    private static string[]? Fields(string folder)
    {
        try
        {
            var stat = File.ReadAllText($"{folder}/stat");
            var (from, to) = (stat.IndexOf('(') + 1, stat.LastIndexOf(')'));
            return Servers.Contains(stat[from..to]) ? null : stat[(to + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string[] Threads(int id)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{id}/task");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool Descends(int id, int root, Dictionary<int, int> parents)
    {
        for (var steps = 0; steps < 64 && id != 0; steps++)
        {
            if (id == root) return true;
            id = parents.GetValueOrDefault(id);
        }

        return false;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
