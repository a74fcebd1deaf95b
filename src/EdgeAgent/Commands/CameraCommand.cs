using System.Text;
using Microsoft.Extensions.Configuration;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Probe;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.Device;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands;

/// <summary>The agent's <c>camera</c>: tries the camera of the settings and names its fault. <c>./roomtone doctor</c> asks it.</summary>
internal static class CameraCommand
{
    private const int Faulty = 1;

    /// <returns>0; 1 for a fault; 78 when the settings cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var configuration = new ConfigurationManager();
            ServiceRun.AddSettingsSources(configuration, args, AgentHost.Sections);
            var settings = SettingsRegistration.Read<CameraSettings>(configuration);
            var finding = settings.IsBrowser
                ? BrowserFindings.Of(SettingsRegistration.Read<DeviceSettings>(configuration).Place)
                : await ProbeAsync(settings, DeviceTree.Here);
            await PrintAsync(finding, args.Contains("--json"));
            return finding.Verdict == "fault" ? Faulty : 0;
        }
        catch (SettingsException e)
        {
            await PrintAsync(CameraFinding.Bad("settings", e.Message, "Correct the settings file."), args.Contains("--json"));
            return SettingsException.ExitCode;
        }
    }

    private static async Task<CameraFinding> ProbeAsync(CameraSettings settings, DeviceTree tree)
    {
        if (DeviceFindings.Fault(settings, tree) is { } fault) return fault;
        var trial = new ProbeRun(new GStreamerCamera(settings, TimeProvider.System), settings, TimeProvider.System);
        return new ProbeFindings(settings, tree, VideoDevices.Offers).Evaluate(await trial.RunAsync(CancellationToken.None));
    }

    private static async Task PrintAsync(CameraFinding finding, bool json)
    {
        await Console.Out.WriteLineAsync(json ? Encoding.UTF8.GetString(Wire.Write(finding)) : $"{finding.Verdict}: {finding.What}");
        if (!json && finding.Fix is { } fix) await Console.Out.WriteLineAsync("fix: " + fix);
    }
}
