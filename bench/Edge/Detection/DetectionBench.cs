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
        ("whole", frame => Regions.Whole(frame.Width, frame.Height)),
        ("squares of 480", frame => [.. Regions.Squares(frame.Width, frame.Height, 480)]),
        ("squares of 384", frame => [.. Regions.Squares(frame.Width, frame.Height, 384)]),
        ("whole and squares of 384", frame => [.. Regions.Whole(frame.Width, frame.Height), .. Regions.Squares(frame.Width, frame.Height, 384)]),
        ("squares of 256", frame => [.. Regions.Squares(frame.Width, frame.Height, 256)]),
        ("whole and squares of 256", frame => [.. Regions.Whole(frame.Width, frame.Height), .. Regions.Squares(frame.Width, frame.Height, 256)]),
        ("pyramid", frame => Regions.Pyramid(frame.Width, frame.Height)),
    ];

    public static async Task RunAsync(string folder, string detectorModel, TextWriter report)
    {
        using var detector = new FaceDetector(new BlazeFace(detectorModel));
        var results = Ways.Select(way => new WayResult(way.Name, way.Regions)).ToList();
        foreach (var picture in LabelledPicture.ReadFolder(folder))
        {
            var frame = await StillDecoder.DecodeAsync(picture.Path, CancellationToken.None);
            foreach (var result in results) result.Look(detector, frame, picture.Faces);
        }

        foreach (var result in results) await report.WriteLineAsync(result.ToString());
    }

    private sealed class WayResult(string name, Func<Frame, Region[]> regions)
    {
        private readonly AveragePrecision _near = new(40);
        private readonly AveragePrecision _far = new(24);
        private double _milliseconds;
        private int _runs;
        private int _pictures;

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
        }

        public override string ToString()
        {
            var scores = Thresholds.Select(score => (score, at: _far.At(score)))
                .Select(point => FormattableString.Invariant($"  at {point.score}: P {point.at.Precision:0.000} R {point.at.Recall:0.000}"));
            return FormattableString.Invariant($"{name}: AP {_near.Value():0.000} (40 px), {_far.Value():0.000} (24 px); {_runs / (double)_pictures:0.0} runs, {_milliseconds / _pictures:0.0} ms") + string.Concat(scores);
        }
    }
}
