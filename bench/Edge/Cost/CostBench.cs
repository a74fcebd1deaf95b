using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>
/// The agent's work on a frame beside the bare runs of its networks, in turns within one run: the frame read from a real
/// GStreamer process, passed through the mailbox, looked at, and given to the mood.
/// </summary>
internal sealed class CostBench(BlazeFace detection, ExpressionNetwork expressions, FaceReader reader, IFrameStream camera)
{
    private const int FramesARound = 12;

    private readonly FrameMailbox _mailbox = new(Scenes.Width, Scenes.Height);
    private readonly Region[] _regions = Regions.ForFrame(Scenes.Width, Scenes.Height);
    private readonly MoodStage _mood = new(new MoodSettings(), new Nowhere(), new Nowhere());
    private DateTimeOffset _at = DateTimeOffset.UnixEpoch;

    public static async Task<IReadOnlyList<FrameCost>> RunAsync(BenchArguments asked)
    {
        var settings = new VisionSettings { DetectorModel = asked.DetectorModel, ExpressionModel = asked.ExpressionModel };
        using var detection = new BlazeFace(settings.DetectorModel);
        using var expressions = new ExpressionNetwork(settings.ExpressionModel);
        using var detector = new FaceDetector(detection);
        using var reader = new FaceReader(detector, new FaceReadings(expressions), settings);
        using var camera = CaptureProcess.Start(FastCamera(), new ErrorLines(), TimeProvider.System);

        var scenes = await Scenes.LoadAsync(asked.Photograph, detector, 1, 2, 5);
        return new CostBench(detection, expressions, reader, camera).Measure(scenes, asked.Rounds);
    }

    /// <summary>Frames of the right size, as fast as they are read.</summary>
    private static CaptureCommand FastCamera()
    {
        string[] arguments =
        [
            Pipeline.Quiet, "videotestsrc", "pattern=black", "!", $"video/x-raw,format=RGB,width={Scenes.Width},height={Scenes.Height}", .. Pipeline.Out,
        ];
        return new CaptureCommand(Pipeline.Program, arguments, Scenes.Width, Scenes.Height, IsRound: false);
    }

    private List<FrameCost> Measure(IReadOnlyList<(int Faces, Frame Frame)> scenes, int rounds)
    {
        foreach (var (faces, frame) in scenes) _ = (Agent(frame), Bare(faces)); // The first runs compile and allocate.

        var turns = scenes.ToDictionary(scene => scene.Faces, _ => new List<(double Agent, double Bare, double Kb)>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (faces, frame) in scenes)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var agent = Agent(frame);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                turns[faces].Add((agent, Bare(faces), allocated / 1024.0 / FramesARound));
            }
        }

        return [.. turns.Select(turn => Summary(turn.Key, turn.Value))];
    }

    private static FrameCost Summary(int faces, List<(double Agent, double Bare, double Kb)> turns) => new(
        faces,
        Median(turns.Select(turn => turn.Agent)),
        Median(turns.Select(turn => turn.Bare)),
        Median(turns.Select(turn => turn.Agent / turn.Bare)),
        Median(turns.Select(turn => turn.Kb)));

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    private double Agent(Frame scene)
    {
        var before = ThreadCpu.Milliseconds();
        for (var i = 0; i < FramesARound; i++) FollowOneFrame(scene);
        return (ThreadCpu.Milliseconds() - before) / FramesARound;
    }

    private void FollowOneFrame(Frame scene)
    {
        var frame = _mailbox.Rent();
        if (!camera.Read(frame.Pixels)) throw new InvalidOperationException(camera.WaitForEnd().Why);
        _mailbox.Put(frame);
        var faces = reader.Read(scene); // Not the black frame that came: one with a known number of faces.
        _mood.Observe(_at += TimeSpan.FromMilliseconds(100), faces);
        var taken = _mailbox.TakeAsync(CancellationToken.None);
        if (taken.IsCompletedSuccessfully) _mailbox.Recycle(taken.Result);
    }

    private double Bare(int faces)
    {
        var before = ThreadCpu.Milliseconds();
        for (var i = 0; i < FramesARound; i++)
        {
            foreach (var _ in _regions) detection.Run();
            expressions.Run(faces);
        }

        return (ThreadCpu.Milliseconds() - before) / FramesARound;
    }

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
