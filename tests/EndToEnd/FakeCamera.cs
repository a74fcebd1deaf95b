using System.Diagnostics;
using Microsoft.Playwright;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A Chromium whose camera shows a sample photograph.</summary>
internal static class FakeCamera
{
    public static async Task<IBrowser> LaunchAsync(WholeAppliance whole, string photograph)
    {
        var video = Path.Combine(whole.Folder.Root, "camera.mjpeg");
        await MakeAsync(Path.Combine(whole.Folder.Pictures, photograph), video);
        return await whole.LaunchAsync(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            $"--use-file-for-fake-video-capture={video}"
        );
    }

    /// <summary>Chromium plays it over and over.</summary>
    private static async Task MakeAsync(string photograph, string video)
    {
        string[] arguments =
        [
            "-loglevel", "error", "-y", "-loop", "1", "-framerate", "10", "-t", "2", "-i", photograph,
            "-vf", "scale=640:480:force_original_aspect_ratio=decrease,pad=640:480:-1:-1", "-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "2", "-f", "mjpeg", video,
        ];
        using var ffmpeg = Process.Start("ffmpeg", arguments);
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
    }
}
