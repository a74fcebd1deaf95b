using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>
/// Where an outbox lies: the run of the machine (the kernel's boot id, random(4)) and the file itself (device and inode).
/// A copied card has to be booted and a copied file is another file, so each copy differs, also where serial numbers,
/// network addresses and the machine id are the same.
/// </summary>
internal static class OutboxPlace
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>Where the machine does not tell, nothing is the same as before.</summary>
    public static string Of(string path) =>
        FileFacts.Of(path) is { } status ? $"{Boot()} {status.Device:x}:{status.Inode}" : $"{Guid.NewGuid()}";

    private static string Boot()
    {
        try
        {
            return File.ReadAllText(BootId).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{Guid.NewGuid()}";
        }
    }
}
