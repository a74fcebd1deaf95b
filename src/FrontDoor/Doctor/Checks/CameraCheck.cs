namespace Roomtone.FrontDoor.Doctor.Checks;

/// <summary>Whether there is a camera that we may read.</summary>
internal sealed class CameraCheck(string deviceFolder = "/dev") : ICheck
{
    public string Name => "camera";

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(DeviceFiles.Look(
        deviceFolder, "video*", "video", "camera",
        Finding.Note("There is no camera; the demo shows its photographs.", "Plug in a USB camera, or switch the board's camera on (Raspberry Pi: see rpicam-hello --list-cameras).")));
}
