using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>
/// The agent's work on a frame beside the bare runs that its networks made for it, in turns within one run: the frame read
/// from a real GStreamer process, passed through the mailbox, looked at, and given to the mood.
/// </summary>
internal sealed class CostBench(BlazeFace detection, ExpressionNetwork expressions)
{
    /// <summary>Two seconds: in a still room each region is looked at once.</summary>
    private const int FramesARound = 20;

    private static readonly int[] FaceCounts = [1, 2, 5];
    private static readonly int[] Sway = [0, 12, 24, 12];

    private readonly FrameMailbox _mailbox = new(Scenes.Width, Scenes.Height);
    private readonly MoodStage _mood = new(new MoodSettings(), new Nowhere(), new Nowhere());
    private DateTimeOffset _at = DateTimeOffset.UnixEpoch;

    public static async Task<IReadOnlyList<FrameCost>> RunAsync(BenchArguments asked, TextWriter report)
    {
        using var detection = new BlazeFace(asked.DetectorModel);
        using var expressions = new ExpressionNetwork(asked.ExpressionModel);
        var detector = new FaceDetector(detection);

        var scenes = await Scenes.LoadAsync(asked.Photograph, detector, FaceCounts);
        var ways = scenes
            .SelectMany(scene => Ways(scene.Faces, scene.Frame, detector, new FaceReadings(expressions), asked.Vision))
            .ToList();
        try
        {
            await OwnParts.WriteAsync(report, scenes[^1].Frame, ways[0].Camera, detection);
            return new CostBench(detection, expressions).Measure(ways, asked.Rounds);
        }
        finally
        {
            foreach (var way in ways) way.Camera.Dispose();
        }
    }

    private static IEnumerable<Way> Ways(int faces, Frame scene, FaceDetector detector, FaceReadings readings, VisionSettings settings)
    {
        yield return new Way(Way.Always, faces, SceneCamera.Of([scene]), new FaceReader(detector, readings, settings).Read);
        yield return new Way(
            Way.Moving,
            faces,
            SceneCamera.Of([.. Sway.Select(pixels => Scenes.Shifted(scene, pixels))]),
            new FaceTracker(detector, readings, settings).Watch
        );
        yield return new Way(Way.Still, faces, SceneCamera.Of([scene]), new FaceTracker(detector, readings, settings).Watch);
    }

    private List<FrameCost> Measure(IReadOnlyList<Way> ways, int rounds)
    {
        foreach (var way in ways) _ = Round(way); // The first runs compile and allocate.

        var turns = ways.ToDictionary(way => way, _ => new List<Turn>());
        for (var round = 0; round < rounds; round++)
            foreach (var way in ways) turns[way].Add(Round(way));
        return [.. turns.Select(turn => Summary(turn.Key, turn.Value))];
    }

    private Turn Round(Way way)
    {
        var runs = new NetworkRuns(detection, expressions, FramesARound);
        double agent = 0;
        long allocated = 0;
        for (var i = 0; i < FramesARound; i++)
        {
            var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            agent += FollowOneFrame(way);
            allocated += GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
            runs.Note();
        }

        var began = ThreadCpu.Milliseconds();
        runs.Repeat();
        var bare = ThreadCpu.Milliseconds() - began;
        return new Turn(
            agent / FramesARound,
            bare / FramesARound,
            allocated / 1024.0 / FramesARound,
            (double)runs.DetectorRuns / FramesARound
        );
    }

    private double FollowOneFrame(Way way)
    {
        var began = ThreadCpu.Milliseconds();
        var frame = _mailbox.Rent();
        way.Camera.Read(frame.Pixels);
        frame.CapturedAt = _at += TimeSpan.FromMilliseconds(100);
        _mailbox.Put(frame);
        var taken = _mailbox.TakeAsync(CancellationToken.None);
        if (!taken.IsCompletedSuccessfully) throw new InvalidOperationException("The frame is not in the mailbox.");
        _mood.Observe(_at, way.Look(taken.Result));
        _mailbox.Recycle(frame);
        return ThreadCpu.Milliseconds() - began;
    }

    private static FrameCost Summary(Way way, List<Turn> turns) => new(
        way.Name,
        way.Faces,
        Median(turns.Select(turn => turn.Agent)),
        Median(turns.Select(turn => turn.Bare)),
        Median(turns.Select(turn => turn.Agent / turn.Bare)),
        Median(turns.Select(turn => turn.Kb)),
        Median(turns.Select(turn => turn.DetectorRuns)));

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    private sealed record Turn(double Agent, double Bare, double Kb, double DetectorRuns);

    private sealed class Nowhere : IEventLog, ILiveState
    {
        public void Append<T>(string type, T data)
        {
        }

        public void Show<T>(string kind, T state)
        {
        }
    }
}
