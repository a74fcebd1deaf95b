using Roomtone.Cli.Doctor;
using Roomtone.Cli.Doctor.Checks;
using Roomtone.Cli.Host;
using Roomtone.Lab.Demo;

namespace Roomtone.Lab.Doctor;

/// <summary><c>./roomtone doctor</c> in a checkout: also whether the private servers of demo and tests would run.</summary>
internal static class CheckoutDoctor
{
    /// <param name="root">The checkout.</param>
    /// <param name="settings">The agent's settings file; null for that of the installed agent, or its defaults.</param>
    /// <param name="time">The clock.</param>
    /// <param name="output">Takes the findings.</param>
    public static DoctorRun In(string root, string? settings, TimeProvider time, TextWriter output)
    {
        var agent = AgentIn(root);
        var demo = Path.Combine(root, ".run", "demo", "agent", "settings.json");
        var networks = Networks.In(root);
        settings ??= InstalledService.Agent.Settings;
        return new DoctorRun(
            [
                new SettingsCheck(agent, settings),
                CameraCheck.Here(agent, settings, demo),
                new SpeakerCheck(),
                ProgramsCheck.OfTheAgent,
                ServerCheck.Broker,
                ServerCheck.Database,
                ServerCheck.Player,
                ModelsCheck.Of(networks.Detector, networks.Expression, "git checkout -- models"),
                ClockCheck.Here(time),
                new DiskCheck(root),
                new PermissionsCheck(Path.Combine(root, ".run")),
                new PortCheck(Appliance.PreferredPort),
            ],
            output);
    }

    /// <summary>The agent that is built in a checkout.</summary>
    public static ServiceProbe AgentIn(string root) => new(Path.Combine(root, "src", "EdgeAgent", "bin", "Release", "net10.0", "Roomtone.EdgeAgent.dll"), root);
}
