using Roomtone.Cli.Host;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>Whether the programs are there that the agent calls.</summary>
internal sealed class ProgramsCheck(params IReadOnlyList<(string Program, string Package)> needed) : ICheck
{
    public string Name => "programs";

    public static ProgramsCheck OfTheAgent =>
        new(
            ("gst-launch-1.0", "gstreamer1.0-tools"),
            ("dwebp", "webp"),
            ("djpeg", "libjpeg-turbo-progs"),
            ("setpriv", "util-linux")
        );

    public Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var missing = needed.Where(need => InstalledProgram.TryFind(need.Program) is null).ToList();
        return Task.FromResult(
            missing.Count == 0
                ? Finding.Well($"{string.Join(", ", needed.Select(need => need.Program))} are installed.")
                : Finding.Fault(
                    $"Not installed: {string.Join(", ", missing.Select(need => need.Program))}.",
                    $"sudo apt-get install {string.Join(' ', missing.Select(need => need.Package))}"
                )
        );
    }
}
