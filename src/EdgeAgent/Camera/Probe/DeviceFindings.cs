using Roomtone.EdgeAgent.Camera.Sources;

namespace Roomtone.EdgeAgent.Camera.Probe;

/// <summary>The faults that show without opening the camera.</summary>
internal static class DeviceFindings
{
    public static CameraFinding? Fault(CameraSettings settings, DeviceTree tree) =>
        settings.Source switch
        {
            CameraSettings.Auto => OfAny(tree),
            CameraSettings.Libcamera when !ProgramPath.HasPlugin(RaspberryPipeline.Plugin) => NoElement(
                RaspberryPipeline.Element,
                "sudo apt-get install gstreamer1.0-libcamera   (or set Camera:Source to rpicam)"
            ),
            CameraSettings.Argus when !ProgramPath.HasPlugin(JetsonPipeline.Plugin) => NoElement(
                JetsonPipeline.Element,
                "sudo apt-get install nvidia-l4t-gstreamer"
            ),
            _ when settings.IsDevice => OfDevice(settings.Source, tree),
            _ => null,
        };

    private static CameraFinding? OfAny(DeviceTree tree)
    {
        var nodes = tree.Videos();
        if (nodes.Count == 0)
            return CameraFinding.Note(
                "no-device",
                "There is no camera; the demo shows its photographs.",
                "Plug in a USB camera, or switch the board's camera on (Raspberry Pi: see rpicam-hello --list-cameras)."
            );
        return nodes.All(node => !node.MayUse) ? Closed(nodes[0]) : null;
    }

    private static CameraFinding? OfDevice(string device, DeviceTree tree)
    {
        if (tree.Find(device) is not { } node) return Absent(device, tree.Videos());
        if (node.IsCsi) return ThroughV4l2(node);
        return node.MayUse ? null : Closed(node);
    }

    private static CameraFinding Absent(string device, IReadOnlyList<VideoNode> others)
    {
        var usable = others.Where(node => !node.IsCsi).ToList();
        var what =
            others.Count == 0
                ? $"Camera:Source is {device}, and there is no camera at all."
                : $"Camera:Source is {device}, which is not there. There is: {string.Join(", ", others)}.";
        return CameraFinding.Bad(
            "no-device",
            what,
            usable.Count > 0
                ? $"Set Camera:Source to {usable[0].Path}, or plug that camera in."
                : "Plug the camera in and look for it: lsusb; sudo dmesg | tail -n 20"
        );
    }

    private static CameraFinding ThroughV4l2(VideoNode node) =>
        CameraFinding.Bad(
            "csi-through-v4l2",
            $"{node} belongs to the ribbon cable ({(node.Driver.Length > 0 ? node.Driver : node.Name)}): by itself it gives the sensor's raw data, not pictures.",
            node.IsJetson
                ? "Set Camera:Source to argus."
                : "Set Camera:Source to libcamera (sudo apt-get install gstreamer1.0-libcamera) or to rpicam (sudo apt-get install rpicam-apps)."
        );

    private static CameraFinding Closed(VideoNode node) =>
        CameraFinding.Bad(
            "no-permission",
            $"There is a camera ({node}), but {Environment.UserName} may not use it.",
            $"sudo usermod -aG video {Environment.UserName}   (then log in again)"
        );

    private static CameraFinding NoElement(string element, string fix) =>
        CameraFinding.Bad(
            "no-program",
            $"GStreamer's element {element} is not installed, which reads the camera on the ribbon cable.",
            fix
        );
}
