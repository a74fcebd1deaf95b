namespace Roomtone.Cli.Doctor.Installed;

/// <summary>Which of the services are installed.</summary>
/// <param name="packages">Those that are.</param>
internal sealed class ServicesCheck(IReadOnlyList<string> packages) : ICheck
{
    public string Name => "packages";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(packages.Count > 0
        ? Finding.Well($"Installed: {string.Join(", ", packages)}.")
        : Finding.Note("None of Roomtone's services is installed.", "sudo apt-get install roomtone-agent   (on the box; roomtone-cloudsync and roomtone-dashboard there or on a server)"));
}
