using System.Text.Json;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>
/// Whether the camera gives pictures of the room. A running agent is asked first, since it holds the camera; else the
/// agent's program tries it; where that is not built, only the device files are looked at.
/// </summary>
internal sealed class CameraCheck(string deviceFolder = "/dev", params IReadOnlyList<ICameraWitness> witnesses) : ICheck
{
    public string Name => "camera";

    /// <param name="agent">The agent's program, which tries it.</param>
    /// <param name="settings">The settings file to look at; null for none.</param>
    /// <param name="other">The settings file of another agent that may run here, such as the demo's; null for none.</param>
    public static CameraCheck Here(ServiceProbe agent, string? settings, string? other = null) => new(
        "/dev", new RunningAgent(MetricsPortIn(settings) ?? RunningAgent.DefaultPort), new RunningAgent(MetricsPortIn(other)), new CameraTrial(agent, settings));

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var witness in witnesses)
            if (await witness.AskAsync(cancellationToken) is { } finding) return finding;
        return DeviceFiles.Look(
            deviceFolder, "video*", "video", "camera",
            Finding.Note("There is no camera; the demo shows its photographs.", "Plug in a USB camera, or switch the board's camera on (Raspberry Pi: see rpicam-hello --list-cameras)."));
    }

    private static int? MetricsPortIn(string? settings)
    {
        try
        {
            using var document = settings is not null && File.Exists(settings) ? JsonDocument.Parse(File.ReadAllBytes(settings)) : null;
            return document?.RootElement.TryGetProperty("Metrics", out var metrics) == true && metrics.TryGetProperty("Port", out var port) && port.TryGetInt32(out var number)
                ? number
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // The trial reads the same file and says what is wrong with it.
        }
    }
}

/// <summary>Somebody who may know how the camera is.</summary>
internal interface ICameraWitness
{
    /// <returns>Null when it does not know.</returns>
    Task<Finding?> AskAsync(CancellationToken cancellationToken);
}
