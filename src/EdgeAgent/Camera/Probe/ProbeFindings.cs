using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera.Probe;

/// <summary>Judges a trial: by the words of the programs where no picture came, by the picture where one did.</summary>
internal sealed class ProbeFindings(CameraSettings settings, DeviceTree tree, Func<string, IReadOnlyList<VideoFormat>> offers)
{
    private const string Dmesg = "sudo dmesg | tail -n 30";

    public CameraFinding Evaluate(ProbeResult trial) =>
        (trial.Frames > 0 ? OfPicture(trial) : OfSilence(trial)) with
        {
            Lines = trial.Lines,
        };

    private CameraFinding OfPicture(ProbeResult trial)
    {
        var rate = FormattableString.Invariant($"{trial.FramesPerSecond:0.#} pictures a second from {trial.Kind}");
        if (trial.Light is { IsBlack: true })
            return CameraFinding.Bad(
                "black-picture",
                $"There are {rate}, but they are black.",
                "Take the cap off the lens, open its shutter, or switch a light on."
            );
        if (trial.Light is { IsFlat: true })
            return CameraFinding.Bad(
                "lens-covered",
                $"There are {rate}, but the whole picture has one colour: something covers the lens.",
                "Clear the lens; turn the camera to the room, not to a wall."
            );
        return trial.Frames > 3 && trial.FramesPerSecond < settings.FramesPerSecond * 0.5
            ? CameraFinding.Note(
                "slow",
                $"There are only {rate}; {settings.FramesPerSecond} are wanted.",
                "Give the room more light, or a smaller Camera:Width and Camera:Height."
            )
            : CameraFinding.Well($"{rate}.");
    }

    private CameraFinding OfSilence(ProbeResult trial)
    {
        var why = trial.Why ?? "No picture came.";
        if (Says(trial, "busy", "in use by another process", "Failed to acquire camera", "Could not acquire"))
            return Busy();
        if (Says(trial, "Permission denied"))
            return CameraFinding.Bad(
                "no-permission",
                $"The camera may not be opened by {Environment.UserName}. {why}",
                $"sudo usermod -aG video {Environment.UserName}   (then log in again)"
            );
        if (Says(trial, "Unauthorized", "(401)"))
            return CameraFinding.Bad(
                "no-permission",
                "The camera in the network refuses the name or the password.",
                "Set Camera:User, and the password as ROOMTONE_CAMERA_PASSWORD or the credential roomtone-camera-password."
            );
        if (Says(trial, "no cameras available", "any supported camera", "No cameras available"))
            return NoneOnCable(why);
        if (Says(trial, "no element", "is not there"))
            return CameraFinding.Bad("no-program", why, Installing());
        if (settings.IsAddress)
            return Unreachable(why);
        if (settings.Source == CameraSettings.FromPictures)
            return CameraFinding.Bad(
                "no-frames",
                $"The photographs of {settings.Pictures} give no picture. {why}",
                $"Put photographs there that can be opened ({PictureFormats.Allowed}), or correct Camera:Pictures."
            );
        if (settings.IsFile)
            return CameraFinding.Bad(
                "no-frames",
                $"The video {settings.Source} gives no picture. {why}",
                $"See whether GStreamer can read it: gst-discoverer-1.0 {settings.Source}"
            );
        if (Says(trial, "not-negotiated", "S_FMT", "caps are unfixed", "in the middle of a frame", "do not completely specify"))
            return WrongFormat(why);
        if (Says(trial, "No such file", "Cannot identify device", "isn't a device", "No such device"))
            return CameraFinding.Bad("no-device", $"The camera is gone. {why}", $"Plug it in again and look for it: lsusb; {Dmesg}");
        if (settings.Source == CameraSettings.FromCommand)
            return CameraFinding.Bad(
                "no-frames",
                $"The program {settings.Command.Program} gives no picture. {why}",
                "Run it by hand and see what it says: it must write raw frames to its standard output."
            );
        return CameraFinding.Bad(
            "no-frames",
            $"The camera opens, but gives no picture. {why}",
            $"Unplug it and plug it into another port, without a hub; then look: {Dmesg}"
        );
    }

    private string Installing() => settings.Source switch
    {
        CameraSettings.Rpicam => "sudo apt-get install rpicam-apps",
        CameraSettings.FromCommand => "Install it, or correct Camera:Command:Program.",
        _ => $"{RoomtoneCommand.Setup}   (it installs what reads cameras)",
    };

    private CameraFinding Busy()
    {
        var device = settings.IsDevice ? settings.Source : tree.Videos().FirstOrDefault(node => !node.IsCsi)?.Path;
        var holders = device is null ? [] : tree.Holders(device);
        return holders.Count > 0
            ? CameraFinding.Bad(
                "busy",
                $"The camera is used by {string.Join(", ", holders)}.",
                $"End it: kill {holders[0][(holders[0].LastIndexOf('(') + 1)..^1]}"
            )
            : CameraFinding.Bad("busy", "The camera is used by another program.", $"See which: sudo fuser -v {device ?? "/dev/media*"}");
    }

    private CameraFinding WrongFormat(string why)
    {
        var given = settings.IsDevice ? offers(settings.Source) : [];
        if (settings.Source == CameraSettings.FromCommand)
            return CameraFinding.Bad(
                "wrong-format",
                why,
                $"Camera:Command says {settings.Command.Format}, {settings.Command.Width} x {settings.Command.Height}, stride {settings.Command.Stride}: make it what {settings.Command.Program} writes."
            );
        return CameraFinding.Bad(
            "wrong-format",
            $"The camera does not give {settings.BeforeTurn.Width} x {settings.BeforeTurn.Height} in a form that can be read. {why}",
            given.Count > 0
                ? $"Set Camera:Width and Camera:Height to one of what it offers: {string.Join("; ", given.Take(8))}"
                : "See what it offers: v4l2-ctl --list-formats-ext (package v4l-utils)"
        );
    }

    private static CameraFinding NoneOnCable(string why) =>
        CameraFinding.Bad(
            "no-device",
            $"No camera answers on the ribbon cable. {why}",
            "Switch the board off, seat the cable anew (contacts to the contacts), then: rpicam-hello --list-cameras; camera_auto_detect=1 in /boot/firmware/config.txt"
        );

    private CameraFinding Unreachable(string why) =>
        CameraFinding.Bad(
            "no-frames",
            $"The camera at {AddressSecrets.Hidden(settings.Source)} gives no picture. {why}",
            $"Is it on, and the path right? ping {new Uri(settings.Source.Replace(AddressSecrets.Placeholder, "x", StringComparison.Ordinal)).Host}"
        );

    private static bool Says(ProbeResult trial, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (trial.Said.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
