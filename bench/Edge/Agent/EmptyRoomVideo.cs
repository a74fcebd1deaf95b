using System.Diagnostics;
using System.Globalization;
using Roomtone.EdgeAgent.Camera.Sources;

namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>A wall with the noise of a camera, as the Motion JPEG that most USB cameras send.</summary>
internal static class EmptyRoomVideo
{
    public static async Task MakeAsync(string path, int frames)
    {
        string[] source =
        [
            string.Create(CultureInfo.InvariantCulture, $"num-buffers={frames}"),
            "!",
            "video/x-raw,format=I420,width=640,height=480,framerate=5/1",
            "!",
        ];
        string[] arguments =
        [
            Pipeline.Quiet,
            "compositor",
            "name=room",
            "sink_1::alpha=0.05",
            "!",
            "jpegenc",
            "!",
            "avimux",
            "!",
            "filesink",
            Pipeline.Location(path),
            "videotestsrc",
            "pattern=solid-color",
            "foreground-color=0xff788078",
            .. source,
            "room.sink_0",
            "videotestsrc",
            "pattern=snow",
            .. source,
            "room.sink_1",
        ];
        using var maker = Process.Start(new ProcessStartInfo(Pipeline.Program, arguments))!;
        await maker.WaitForExitAsync();
        if (maker.ExitCode != 0)
            throw new InvalidOperationException(
                $"{Pipeline.Program} could not make the video of an empty room: exit code {maker.ExitCode}."
            );
    }
}
