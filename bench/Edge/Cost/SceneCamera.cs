using System.Globalization;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>A capture process that gives made-up frames, again and again, as fast as they are read.</summary>
internal sealed class SceneCamera : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roomtone-bench-");
    private readonly CaptureProcess _process;

    private SceneCamera(IReadOnlyList<Frame> frames)
    {
        for (var i = 0; i < frames.Count; i++)
            File.WriteAllBytes(Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{i}.rgb")), frames[i].Pixels);
        string[] arguments =
        [
            Pipeline.Quiet, "multifilesrc", Pipeline.Location(Path.Combine(_folder.FullName, "%d.rgb")), "start-index=0",
            string.Create(CultureInfo.InvariantCulture, $"stop-index={frames.Count - 1}"), "loop=true", .. Pipeline.Out,
        ];
        _process = CaptureProcess.Start(
            new CaptureCommand(Pipeline.Program, arguments, Scenes.Width, Scenes.Height, IsRound: false),
            new ErrorLines(),
            TimeProvider.System
        );
    }

    public static SceneCamera Of(IReadOnlyList<Frame> frames) => new(frames);

    public void Read(Span<byte> pixels)
    {
        if (!_process.Read(pixels)) throw new InvalidOperationException(_process.WaitForEnd().Why);
    }

    public void Dispose()
    {
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
