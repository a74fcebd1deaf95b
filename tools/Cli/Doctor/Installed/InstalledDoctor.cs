using Roomtone.Cli.Doctor.Checks;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.Doctor.Installed;

/// <summary><c>roomtone doctor</c> on an installed system: each service that is installed, and the machine below it.</summary>
internal static class InstalledDoctor
{
    private const string State = "/var/lib/roomtone";

    private const string Models = RoomtoneProgram.InstalledFolder + "/models";

    /// <param name="options">What was asked for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="output">Takes the findings.</param>
    public static DoctorRun Here(DoctorOptions options, TimeProvider time, TextWriter output) =>
        new(
            [
                .. InstalledService
                    .All.Where(service => service.IsInstalled)
                    .SelectMany(service => Of(service, service.Name == InstalledService.Agent.Name ? options.Settings : null)),
                new ServicesCheck([.. InstalledService.All.Where(service => service.IsInstalled).Select(service => service.Package)]),
                ClockCheck.Here(time),
                new DiskCheck(Directory.Exists(State) ? State : "/"),
            ],
            output
        );

    private static IEnumerable<ICheck> Of(InstalledService service, string? settings)
    {
        var file = settings ?? service.Settings;
        var program = new ServiceProbe(service.Program, State);
        yield return new SettingsCheck(program, file, service.Title);
        yield return new SecretsCheck(service.Package, ServiceUnit.Of(service.Package));
        if (service.Name == InstalledService.Agent.Name)
        {
            yield return CameraCheck.Here(program, file);
            yield return new SpeakerCheck();
            yield return ProgramsCheck.OfTheAgent;
            yield return ModelsCheck.Of(
                Path.Combine(Models, "blazeface-256.onnx"),
                Path.Combine(Models, "expression.onnx"),
                "sudo apt-get install --reinstall roomtone-agent"
            );
        }

        foreach (var check in Servers(service, file)) yield return check;
        yield return UnitCheck.Here(service.Package);
    }

    private static IEnumerable<ICheck> Servers(InstalledService service, string? file)
    {
        InstalledSettings settings;
        try
        {
            settings = InstalledSettings.Of(service, file);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            yield break; // SettingsCheck names the fault of the file.
        }

        yield return new BrokerCheck(service.Package, settings);
        if (service.Name == InstalledService.Agent.Name) yield return new PlayerCheck(settings);
        else yield return new DatabaseCheck(service.Package, settings);
    }
}
