using System.Globalization;

namespace Roomtone.Lab.Processes;

/// <summary>
/// One process and no other: a number alone is given anew after a while, but number, start time and boot are not.
/// </summary>
/// <param name="Id">The process id.</param>
/// <param name="StartTicks">Clock ticks from the boot to the start, field 22 of <c>/proc/PID/stat</c> (proc(5)).</param>
/// <param name="Boot">The kernel's boot id.</param>
internal sealed record ProcessIdentity(int Id, long StartTicks, string Boot)
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <returns>Null when there is no such process.</returns>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            return FromStat(File.ReadAllText($"/proc/{id}/stat"), File.ReadAllText(BootIdFile).Trim());
        }
        catch (IOException)
        {
            return null; // It ended before or while it was read.
        }
    }

    /// <summary>Reads what <see cref="ChildProcess"/> lets the child write: its stat line, then the boot id.</summary>
    /// <returns>Null when the file is missing, empty or torn, as after a crash while it was written.</returns>
    public static ProcessIdentity? FromFile(string path)
    {
        try
        {
            var lines = File.ReadAllLines(path);
            return lines.Length >= 2 ? FromStat(lines[0], lines[1].Trim()) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public bool IsRunning => Of(Id) == this;

    private static ProcessIdentity? FromStat(string stat, string boot)
    {
        // The name stands in brackets and may hold blanks and brackets; the numbers follow the last one.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var zombie = fields.Length > 0 && fields[0] is "Z" or "X";
        return !zombie
            && fields.Length > 19
            && int.TryParse(
                stat.AsSpan(0, Math.Max(0, stat.IndexOf(' ', StringComparison.Ordinal))),
                CultureInfo.InvariantCulture,
                out var id
            )
            && long.TryParse(fields[19], CultureInfo.InvariantCulture, out var ticks)
                ? new ProcessIdentity(id, ticks, boot)
                : null;
    }
}
