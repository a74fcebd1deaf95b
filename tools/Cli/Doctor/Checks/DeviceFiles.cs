using Roomtone.Cli.Host;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Looks at device files: whether there are any, and whether we may use them.</summary>
internal static class DeviceFiles
{
    /// <param name="folder">E.g. <c>/dev</c>.</param>
    /// <param name="pattern">E.g. <c>video*</c>.</param>
    /// <param name="group">The group that owns such devices on Debian.</param>
    /// <param name="kind">What it is called in a sentence.</param>
    /// <param name="none">The finding where there is none.</param>
    public static Finding Look(string folder, string pattern, string group, string kind, Finding none)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0) return none;
        var closed = files.Where(file => !Posix.CanReadAndWrite(file)).ToList();
        return closed.Count < files.Count
            ? Finding.Well($"{string.Join(", ", files.Except(closed))} can be used.")
            : Finding.Fault(
                $"There is a {kind} ({closed[0]}), but {Environment.UserName} may not use it.",
                $"sudo usermod -aG {group} {Environment.UserName}   (then log in again)"
            );
    }
}
