using Roomtone.EdgeAgent.Camera.Browser;
using Roomtone.EdgeAgent.Device;

namespace Roomtone.EdgeAgent.Camera.Probe;

/// <summary>Where a page is the camera there is nothing to try before one watches.</summary>
internal static class BrowserFindings
{
    public static CameraFinding Of(Place place) =>
        place == Place.Venue
            ? CameraFinding.Bad("browser-in-venue", BrowserCapture.HomesOnly, "Set Camera:Source to auto, or Device:Place to home if it is one.")
            : CameraFinding.Note(
                "no-page",
                "Camera:Source is browser: the box has no camera of its own, a page is it.",
                "Open Listen on a phone or laptop and tap Start; the Room page says whether it is read."
            );
}
