using Roomtone.EdgeAgent.Bench.Cost;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Bench.Walk;

/// <summary>What the agent misses, and for how long, because its detector does not look at every frame.</summary>
internal static class WalkBench
{
    private static readonly float[] Heights = [36, 60, 110];
    private static readonly float[] PixelsAFrame = [0, 5, 12, 25];
    private static readonly int[] FramesBefore = [13, 17];
    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);

    public static async Task<WalkFigures> RunAsync(BenchArguments asked)
    {
        using var detector = new FaceDetector(new BlazeFace(asked.DetectorModel));
        using var readings = new FaceReadings(new ExpressionNetwork(asked.ExpressionModel));
        var photograph = await StillDecoder.DecodeAsync(asked.Photograph, CancellationToken.None);
        var person = new WalkingPerson(
            photograph,
            detector.Detect(photograph, Regions.ForStill(photograph.Width, photograph.Height), 0.6f)[0].Marked
        );

        var later = new List<double>();
        var (walks, missed) = (0, 0);
        foreach (
            var (height, speed, before) in from height in Heights
                                           from speed in PixelsAFrame
                                           from before in FramesBefore
                                           select (height, speed, before)
        )
        {
            walks++;
            var eager = FoundAfter(new FaceReader(detector, readings, asked.Vision).Read, person, height, speed, before);
            var ours = FoundAfter(new FaceTracker(detector, readings, asked.Vision).Watch, person, height, speed, before);
            if (eager is { } first && ours is { } then) later.Add((then - first) / 10.0);
            else if (eager is not null) missed++;
        }

        later.Sort();
        return new WalkFigures(walks, missed, later[later.Count / 2], later[^1]);
    }

    /// <summary>
    /// The frame in which the person is first found. At a speed of zero the person stands there from one frame to the next.
    /// </summary>
    private static int? FoundAfter(Func<Frame, IReadOnlyList<Face>> look, WalkingPerson person, float height, float speed, int framesBefore)
    {
        var at = DateTimeOffset.UnixEpoch;
        for (var i = 0; i < framesBefore; i++) look(person.EmptyRoom(at += Tenth));
        var x = speed > 0 ? -height : Scenes.Width / 3f;
        for (var frame = 0; frame < 60 && x < Scenes.Width + height; frame++, x += speed)
            if (look(person.At(at += Tenth, x, height)).Count > 0) return frame;
        return null;
    }
}
