using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Device.Metrics;

/// <summary>
/// How the camera is, with the last words of its program, for <c>./roomtone doctor</c>. No secret and no picture is in them.
/// </summary>
internal sealed class CameraPage(ICapture capture, TimeProvider time)
{
    public byte[] Write() =>
        Wire.Write(
            new CameraReport(
                capture.Kind,
                capture.IsOn,
                capture.IsCapturing,
                Math.Round(capture.FramesPerSecond, 1),
                (time.GetUtcNow() - capture.LastFrameAt)?.TotalSeconds,
                capture.Light is { } light
                    ? new ReportedLight(Math.Round(light.Brightness), Math.Round(light.Contrast), light.IsBlack, light.IsFlat)
                    : null,
                capture.RestartsLastHour,
                capture.StallsLastHour,
                capture.LastErrors
            )
        );
}

/// <param name="Kind">The kind of source.</param>
/// <param name="On">Whether sensing is wanted.</param>
/// <param name="Capturing">Whether frames arrive.</param>
/// <param name="FramesPerSecond">Over the last 10 s.</param>
/// <param name="LastFrameAgeSeconds">Null before the first.</param>
/// <param name="Light">Null before the first.</param>
/// <param name="RestartsLastHour">Restarts after a fault.</param>
/// <param name="StallsLastHour">Those because of silence.</param>
/// <param name="Lines">The last 100 lines of the capture programs, oldest first.</param>
internal sealed record CameraReport(
    string Kind,
    bool On,
    bool Capturing,
    double FramesPerSecond,
    double? LastFrameAgeSeconds,
    ReportedLight? Light,
    int RestartsLastHour,
    int StallsLastHour,
    IReadOnlyList<string> Lines);

internal sealed record ReportedLight(double Brightness, double Contrast, bool Black, bool Flat);
