using System.Diagnostics;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.Doctor.Installed;

/// <summary>Whether systemd runs a service.</summary>
/// <param name="package">E.g. <c>roomtone-agent</c>, which is the unit's name too.</param>
/// <param name="show">Asks systemd for the unit's properties, one <c>Name=value</c> a line; null where systemd does not run.</param>
internal sealed class UnitCheck(string package, Func<string, CancellationToken, Task<string?>> show) : ICheck
{
    public string Name => "unit";

    public static UnitCheck Here(string package) => new(package, AskSystemdAsync);

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        if (await show(package, cancellationToken) is not { } answer) return Finding.Note($"systemd does not run here, so it is not known whether {package} runs.");
        var unit = answer.Split('\n').Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]);
        return unit.GetValueOrDefault("ActiveState") switch
        {
            "active" when unit.GetValueOrDefault("NRestarts") is { } restarts and not "0" => Finding.Note($"{package} runs; systemd started it again {restarts} times.", $"See why: sudo journalctl -u {package} -p warning"),
            "active" => Finding.Well($"{package} runs."),
            "inactive" when unit.GetValueOrDefault("Result") is "success" or "" or null => Finding.Note($"{package} is installed and does not run.", $"sudo systemctl enable --now {package}"),
            _ => Finding.Fault($"{package} does not come up ({unit.GetValueOrDefault("SubState")}, {unit.GetValueOrDefault("Result")}, exit code {unit.GetValueOrDefault("ExecMainStatus")}).", $"The last words name the fault: sudo journalctl -u {package} -n 20"),
        };
    }

    private static async Task<string?> AskSystemdAsync(string package, CancellationToken cancellationToken)
    {
        if (!Directory.Exists("/run/systemd/system") || InstalledProgram.TryFind("systemctl") is not { } systemctl) return null;
        string[] arguments = ["show", "--property=ActiveState,SubState,Result,NRestarts,ExecMainStatus", package + ".service"];
        using var process = Process.Start(new ProcessStartInfo(systemctl, arguments) { RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadToEndAsync(cancellationToken);
    }
}
