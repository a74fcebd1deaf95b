using Roomtone.EdgeAgent.Bench.Cost;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Bench.Detection;

/// <summary>How well each way of looking at a frame finds marked faces, and what it costs.</summary>
internal static class DetectionBench
{
    private const float MinScore = 0.05f;
    private static readonly float[] Thresholds = [0.5f, 0.6f, 0.7f, 0.8f];

    private static readonly (string Name, Func<Frame, Region[]> Regions)[] Ways =
    [
        ("as the agent looks at a frame", frame => Regions.ForFrame(frame.Width, frame.Height)),
        ("the whole at once", frame => Regions.Whole(frame.Width, frame.Height)),
        ("as perceive looks at a photograph", frame => Regions.ForStill(frame.Width, frame.Height)),
    ];

    public static async Task<DetectionFigures> RunAsync(string folder, string detectorModel, TextWriter report)
    {
        using var detector = new FaceDetector(new BlazeFace(detectorModel));
        var results = Ways.Select(way => new WayResult(way.Name, way.Regions)).ToList();
        foreach (var picture in LabelledPicture.ReadFolder(folder))
        {
            var frame = await StillDecoder.DecodeAsync(picture.Path, CancellationToken.None);
            foreach (var result in results) result.Look(detector, frame, picture.Faces);
        }

        foreach (var result in results) await report.WriteLineAsync(result.ToString());
        await report.WriteLineAsync(results[0].Halves.ToString());
        return results[0].Figures;
    }

    private sealed class WayResult(string name, Func<Frame, Region[]> regions)
    {
        private readonly AveragePrecision _near = new(40);
        private readonly AveragePrecision _far = new(24);
        private double _milliseconds;
        private int _runs;
        private int _pictures;

        public Halves Halves { get; } = new();

        public void Look(FaceDetector detector, Frame frame, IReadOnlyList<LabelledFace> truth)
        {
            var where = regions(frame);
            var before = ThreadCpu.Milliseconds();
            var found = detector.Detect(frame, where, MinScore);
            _milliseconds += ThreadCpu.Milliseconds() - before;
            _runs += where.Length;
            _pictures++;
            _near.Add(truth, found);
            _far.Add(truth, found);
            Halves.Add(truth, found);
        }

        public DetectionFigures Figures =>
            new(Math.Round(_near.Value(), 4), Math.Round(_far.Value(), 4), Math.Round(_milliseconds / _pictures, 2));

        public override string ToString()
        {
            var scores = Thresholds
                .Select(score => (score, at: _far.At(score)))
                .Select(point =>
                    FormattableString.Invariant($"  at {point.score}: P {point.at.Precision:0.000} R {point.at.Recall:0.000}")
                );
            return FormattableString.Invariant(
                    $"{name}: AP {_near.Value():0.000} (40 px), {_far.Value():0.000} (24 px); {_runs / (double)_pictures:0.0} runs, {_milliseconds / _pictures:0.0} ms"
                ) + string.Concat(scores);
        }
    }
}
