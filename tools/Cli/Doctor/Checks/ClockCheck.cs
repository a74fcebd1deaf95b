namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether the clock can be right: events carry its time, and a board without a battery starts in the past.</summary>
/// <param name="time">The clock.</param>
/// <param name="builtAt">This program cannot be older than itself.</param>
/// <param name="runFolder">Where systemd says what it knows: <c>/run</c>.</param>
internal sealed class ClockCheck(TimeProvider time, DateTimeOffset builtAt, string runFolder = "/run") : ICheck
{
    private const string SetIt = "sudo timedatectl set-ntp true   (or: sudo date -u -s 'YYYY-MM-DD HH:MM:SS')";
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    public string Name => "clock";

    public static ClockCheck Here(TimeProvider time) => new(time, File.GetLastWriteTimeUtc(typeof(ClockCheck).Assembly.Location));

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        var now = time.GetUtcNow();
        if (now < builtAt - Slack) return Finding.Fault($"The clock says {now:yyyy-MM-dd HH:mm} UTC, which is before this program was built ({builtAt:yyyy-MM-dd}).", SetIt);
        var managed = Directory.Exists(Path.Combine(runFolder, "systemd", "system"));
        var synchronised = File.Exists(Path.Combine(runFolder, "systemd", "timesync", "synchronized")) || Directory.Exists(Path.Combine(runFolder, "chrony"));
        return managed && !synchronised
            ? Finding.Note($"The clock says {now:yyyy-MM-dd HH:mm} UTC and is not kept right from the network.", SetIt)
            : Finding.Well($"The clock says {now:yyyy-MM-dd HH:mm} UTC.");
    }
}
