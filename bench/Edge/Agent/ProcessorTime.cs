using System.Globalization;

namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>CPU time of a process and of those that it started (proc(5): stat).</summary>
internal static class ProcessorTime
{
    private const double TicksASecond = 100; // USER_HZ, which is 100 on all architectures that we run on.
    private const int Parent = 1;            // Fields after the name in parentheses.
    private const int UserTime = 11;
    private const int SystemTime = 12;

    /// <summary>Seconds of the process, and of its children that still run.</summary>
    public static (double Own, double Children) Of(int process)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _))
            .Select(name => Fields(name!))
            .Where(fields => fields is not null && fields[Parent] == process.ToString(CultureInfo.InvariantCulture));
        return (Seconds(Fields(process.ToString(CultureInfo.InvariantCulture))), children.Sum(Seconds));
    }

    private static double Seconds(string[]? fields) =>
        fields is null ? 0 : (Number(fields[UserTime]) + Number(fields[SystemTime])) / TicksASecond;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[]? Fields(string process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // It has ended in the meantime.
        }
    }
}
