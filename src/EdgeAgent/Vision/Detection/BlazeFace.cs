using System.Numerics;
using Microsoft.ML.OnnxRuntime;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// BlazeFace, the "back camera" network at 256 x 256 (Bazarevsky et al. 2019; Apache-2.0). Sees faces from about 16 of its
/// own pixels on.
/// </summary>
internal sealed class BlazeFace : IDisposable
{
    /// <summary>Pixels of its square.</summary>
    public const int Side = 256;

    private const int NumbersAFace = 16;

    private readonly Network _network;
    private readonly PinnedTensor _input = new(Side * Side * 3);
    private readonly PinnedTensor _fineScores = new(BlazeFaceAnchors.FineCount);
    private readonly PinnedTensor _coarseScores = new(BlazeFaceAnchors.CoarseCount);
    private readonly PinnedTensor _fineFaces = new(BlazeFaceAnchors.FineCount * NumbersAFace);
    private readonly PinnedTensor _coarseFaces = new(BlazeFaceAnchors.CoarseCount * NumbersAFace);
    private readonly OrtIoBinding _binding;

    /// <exception cref="VisionException">The file is missing, damaged or another network.</exception>
    public BlazeFace(string path)
    {
        _network = Network.Open(
            path,
            ("input:0", [1, Side, Side, 3]),
            ("Identity:0", [1, BlazeFaceAnchors.FineCount, 1]),
            ("Identity_3:0", [1, BlazeFaceAnchors.CoarseCount, NumbersAFace]));
        _binding = _network.NewBinding();
        _binding.BindInput("input:0", _input.As(1, Side, Side, 3));
        _binding.BindOutput("Identity:0", _fineScores.As(1, BlazeFaceAnchors.FineCount, 1));
        _binding.BindOutput("Identity_1:0", _coarseScores.As(1, BlazeFaceAnchors.CoarseCount, 1));
        _binding.BindOutput("Identity_2:0", _fineFaces.As(1, BlazeFaceAnchors.FineCount, NumbersAFace));
        _binding.BindOutput("Identity_3:0", _coarseFaces.As(1, BlazeFaceAnchors.CoarseCount, NumbersAFace));
    }

    /// <summary>Side x side x RGB, -1 to 1.</summary>
    public Span<float> Input => _input.Values;

    /// <summary>Runs since the start.</summary>
    public long Runs { get; private set; }

    public void Run()
    {
        _network.Run(_binding);
        Runs++;
    }

    /// <summary>Adds the faces of the last run that score enough, in pixels of its square.</summary>
    public void Collect(float minScore, FaceCandidates faces)
    {
        Collect(BlazeFaceAnchors.Fine, _fineScores.Values, _fineFaces.Values, minScore, faces);
        Collect(BlazeFaceAnchors.Coarse, _coarseScores.Values, _coarseFaces.Values, minScore, faces);
    }

    public void Dispose()
    {
        _binding.Dispose();
        _network.Dispose();
    }

    /// <summary>A face's numbers: centre, size, six points; all in pixels, all but the size from its anchor.</summary>
    internal static DetectedFace Decode(ReadOnlySpan<float> numbers, Vector2 anchor, float score)
    {
        var origin = anchor * Side;
        var size = new Vector2(numbers[2], numbers[3]);
        var corner = origin + new Vector2(numbers[0], numbers[1]) - (size / 2);
        var points = default(FacePoints);
        for (var i = 0; i < FacePoints.Count; i++) points[i] = origin + new Vector2(numbers[4 + (2 * i)], numbers[5 + (2 * i)]);
        return new DetectedFace(new FaceBox(corner.X, corner.Y, size.X, size.Y), score, points);
    }

    private static void Collect(Vector2[] anchors, float[] scores, float[] numbers, float minScore, FaceCandidates faces)
    {
        if (minScore >= 1) return;

        // The network gives logits. Comparing those spares nearly all the exponentials.
        var minLogit = MathF.Log(minScore / (1 - minScore));
        for (var i = 0; i < anchors.Length; i++)
        {
            if (scores[i] < minLogit) continue;
            var score = 1 / (1 + MathF.Exp(-scores[i]));
            var face = Decode(numbers.AsSpan(i * NumbersAFace, NumbersAFace), anchors[i], score);
            if (face.Box is { Width: > 0, Height: > 0 }) faces.Add(face); // Nothing forbids the network a size below zero.
        }
    }
}

/// <summary>
/// The places that BlazeFace-256 measures its boxes from, in parts of its square: two at each cell of a 16 x 16 grid, then six
/// at each cell of an 8 x 8 grid (MediaPipe, face_detection_back.pbtxt: strides 16, 32, 32, 32, fixed anchor size).
/// </summary>
internal static class BlazeFaceAnchors
{
    public const int FineCount = 16 * 16 * 2;
    public const int CoarseCount = 8 * 8 * 6;

    public static readonly Vector2[] Fine = Grid(16, 2);
    public static readonly Vector2[] Coarse = Grid(8, 6);

    private static Vector2[] Grid(int cells, int anchorsACell)
    {
        var anchors = new Vector2[cells * cells * anchorsACell];
        for (var i = 0; i < anchors.Length; i++)
        {
            var cell = i / anchorsACell;
            anchors[i] = new Vector2(((cell % cells) + 0.5f) / cells, ((cell / cells) + 0.5f) / cells);
        }

        return anchors;
    }
}
