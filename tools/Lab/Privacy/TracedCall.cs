using System.Globalization;
using System.Text.RegularExpressions;

namespace Roomtone.Lab.Privacy;

/// <summary>A system call that has moved bytes, or named a place to move them to, as strace -f -yy -s 0 prints it.</summary>
/// <param name="Name">E.g. <c>write</c>.</param>
/// <param name="Target">What its descriptor or its path stands for, e.g. <c>/var/lib/x</c>, <c>TCP:[127.0.0.1:1->127.0.0.1:2]</c>.</param>
/// <param name="Bytes">How many went.</param>
internal sealed partial record TracedCall(string Name, string Target, long Bytes)
{
    /// <returns>Null for a line that moved nothing.</returns>
    public static TracedCall? Parse(string line)
    {
        if (Mapped().Match(line) is { Success: true } map)
            return new TracedCall("mmap", map.Groups["target"].Value, Number(map.Groups["bytes"].Value));
        if (Connected().Match(line) is { Success: true } connect)
            return new TracedCall("connect", connect.Groups["target"].Value + " " + connect.Groups["address"].Value, 0);
        if (Wrote().Match(line) is not { Success: true } wrote)
            return null;
        var bytes = Number(wrote.Groups["bytes"].Value);
        return bytes > 0 ? new TracedCall(wrote.Groups["name"].Value, wrote.Groups["target"].Value, bytes) : null;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The descriptor that bytes go to stands first, but for sendfile and its kin, where it stands first or third.</summary>
    [GeneratedRegex(
        @"^(?<name>write|writev|pwrite64|pwritev|pwritev2|sendto|sendmsg|sendmmsg|sendfile|sendfile64|vmsplice|process_vm_writev)\(\d+(?:<(?<target>.*?)>)?(?:\(deleted\))?, .* = (?<bytes>\d+)$|^(?<name>splice|copy_file_range|tee)\(\d+<[^,]*, [^,]*, \d+<(?<target>.*?)>, .* = (?<bytes>\d+)$"
    )]
    private static partial Regex Wrote();

    /// <summary>Memory shared with a file reaches the disk without a write.</summary>
    [GeneratedRegex(
        @"^mmap2?\([^,]*, (?<bytes>\d+), [^,]*PROT_WRITE[^,]*, MAP_SHARED[^,]*, \d+<(?<target>.*)>(?:\(deleted\))?, [^,]*\) = 0x"
    )]
    private static partial Regex Mapped();

    [GeneratedRegex(@"^connect\(\d+(?:<(?<target>.*?)>)?, (?<address>\{.*\}), \d+\) = ")]
    private static partial Regex Connected();
}
