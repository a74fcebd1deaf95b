namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether there is room for the outbox, the history and the music.</summary>
/// <param name="folder">A folder on the disk in question.</param>
/// <param name="needed">Bytes.</param>
internal sealed class DiskCheck(string folder, long needed = DiskCheck.Gigabyte) : ICheck
{
    private const long Gigabyte = 1L << 30;

    public string Name => "disk";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var said = $"{(double)free / Gigabyte:0.0} GB are free on the disk of {folder}";
        return Task.FromResult(free >= needed
            ? Finding.Well(said + ".")
            : Finding.Fault($"Only {said}; {(double)needed / Gigabyte:0.0} GB are needed.", "sudo apt-get clean; then look for what is large: sudo du -xh / | sort -h | tail -n 20"));
    }
}
