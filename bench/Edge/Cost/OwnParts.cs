using System.Diagnostics;
using System.Numerics;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;
using Roomtone.EdgeAgent.Vision.Scheduling;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>Where the agent's own time goes, part by part.</summary>
internal static class OwnParts
{
    private const int Times = 60;

    /// <summary>.NET compiles a method well after some calls, and a while later.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(0.7);

    public static async Task WriteAsync(TextWriter report, Frame frame, SceneCamera camera, BlazeFace detection)
    {
        var letterbox = new Letterbox(480, 480, BlazeFace.Side);
        var strip = new Region(0, 0, frame.Width, frame.Height);
        var rows = new ScaledRows();
        letterbox.Scale(frame, strip, rows);
        var square = new float[BlazeFace.Side * BlazeFace.Side * 3];
        var grid = new BrightnessGrid(frame.Width, frame.Height);
        var movement = new MotionDetector(new CellArea(0, 0, 60, 60), grid);
        var warp = new FaceWarp();
        var face = new float[FaceWarp.Side * FaceWarp.Side];
        var crop = new FaceCrop(new Vector2(320, 240), Vector2.Normalize(new Vector2(1, 0.1f)), 110);
        var pixels = new byte[frame.Pixels.Length];
        (string Name, Action Work)[] parts =
        [
            ("a frame from the pipe", () => camera.Read(pixels)),
            ("the rows of both squares", () => letterbox.Scale(frame, strip, rows)),
            ("a square for the detector", () => letterbox.Fill(rows, 160, square)),
            ("the grid of brightness", () => grid.Measure(frame)),
            ("movement in a square", movement.Compare),
            ("a face for the expression network", () => warp.Cut(frame, crop, face)),
        ];
        await report.WriteLineAsync(
            FormattableString.Invariant(
                $"  a run of the detector: {Cost(detection.Run):0.00} ms, {Cost(detection.Run, () => letterbox.Fill(rows, 160, detection.Input)):0.00} ms with a fresh square"
            )
        );
        foreach (var (name, work) in parts)
            await report.WriteLineAsync(FormattableString.Invariant($"  own part: {name,-34} {Cost(work):0.000} ms"));
    }

    private static double Cost(Action work, Action? before = null)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Settle;) work();
        var costs = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            before?.Invoke();
            var began = ThreadCpu.Milliseconds();
            work();
            costs.Add(ThreadCpu.Milliseconds() - began);
        }

        costs.Sort();
        return costs[Times / 2];
    }
}
