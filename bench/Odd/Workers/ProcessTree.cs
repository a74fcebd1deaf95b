using System.Globalization;

namespace Roomtone.Odd.Bench.Workers;

/// <summary>A process and those that it started, from /proc.</summary>
internal static class ProcessTree
{
    private const double KilobytesAMegabyte = 1024;

    /// <summary>Servers that a reader needs and that are not the product.</summary>
    private static readonly string[] Servers = ["mariadbd", "mysqld", "mosquitto"];

    /// <returns>Megabytes that are resident now, of all of them together.</returns>
    public static double ResidentMegabytes(int root)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Field(id, "PPid:") is { } parent)
                parents[id] = (int)parent;
        return parents.Keys.Where(id => Descends(id, root, parents) && !IsServer(id)).Sum(id => Field(id, "VmRSS:") ?? 0) / KilobytesAMegabyte;
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

    private static bool IsServer(int id)
    {
        try
        {
            return Servers.Contains(File.ReadAllText($"/proc/{id}/comm").Trim());
        }
        catch (IOException)
        {
            return false; // It has ended.
        }
    }

    private static long? Field(int id, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null
                ? null
                : long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended.
        }
    }
}
