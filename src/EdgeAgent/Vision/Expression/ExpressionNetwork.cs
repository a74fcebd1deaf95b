using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Vision.Expression;

/// <summary>Our own network: grey faces of 48 x 48 in, the shares of eight expressions out. All faces go through in one run.</summary>
internal sealed class ExpressionNetwork : IDisposable
{
    /// <summary>More faces in a frame take another run.</summary>
    public const int MostFaces = 16;

    private const int PixelsAFace = FaceWarp.Side * FaceWarp.Side;

    private readonly Network _network;
    private readonly PinnedTensor _faces = new(MostFaces * PixelsAFace);
    private readonly PinnedTensor _shares = new(MostFaces * Expressions.Count);
    private readonly long[] _runs = new long[MostFaces + 1];
    private readonly OrtIoBinding?[] _bindings = new OrtIoBinding?[MostFaces + 1];

    /// <exception cref="VisionException">The file is missing, damaged or another network.</exception>
    public ExpressionNetwork(string path)
    {
        _network = Network.Open(
            path,
            ("faces", [-1, 1, FaceWarp.Side, FaceWarp.Side]),
            ("probabilities", [-1, Expressions.Count]));
        try
        {
            NotSureBelow = ThresholdIn(Facts, path);
        }
        catch (VisionException)
        {
            _network.Dispose();
            throw;
        }
    }

    /// <summary>Facts that the file tells about itself, such as its version.</summary>
    public IReadOnlyDictionary<string, string> Facts => _network.Facts;

    /// <summary>The confidence below which the answer is "not sure"; measured when the network was calibrated.</summary>
    public float NotSureBelow { get; }

    /// <param name="facts">What a network's file tells about itself.</param>
    /// <param name="path">The file.</param>
    /// <returns><see cref="NotSureBelow"/>.</returns>
    /// <exception cref="VisionException">It is not said.</exception>
    public static float ThresholdIn(IReadOnlyDictionary<string, string> facts, string path) =>
        facts.TryGetValue("not_sure_below", out var text)
        && float.TryParse(text, CultureInfo.InvariantCulture, out var threshold)
        && threshold is >= 0 and <= 1
            ? threshold
            : throw new VisionException(
                $"The network {path} does not say below which confidence it is not sure (not_sure_below, 0 to 1). Run {RoomtoneCommand.Setup}, which puts the right one there."
            );

    /// <summary>Where to put a face: luma from 0 to 255.</summary>
    public Span<float> Face(int index) => _faces.Values.AsSpan(index * PixelsAFace, PixelsAFace);

    /// <summary>Runs since the start, by how many faces they read.</summary>
    public IReadOnlyList<long> RunsBySize => _runs;

    /// <summary>Reads the first faces.</summary>
    public void Run(int count)
    {
        _network.Run(_bindings[count] ??= Bind(count));
        _runs[count]++;
    }

    /// <summary>What the last run saw in a face.</summary>
    public ExpressionReading Of(int index) =>
        ExpressionReading.From(_shares.Values.AsSpan(index * Expressions.Count, Expressions.Count), NotSureBelow);

    public void Dispose()
    {
        foreach (var binding in _bindings) binding?.Dispose();
        _network.Dispose();
    }

    private OrtIoBinding Bind(int count)
    {
        var binding = _network.NewBinding();
        binding.BindInput("faces", _faces.As(count, 1, FaceWarp.Side, FaceWarp.Side));
        binding.BindOutput("probabilities", _shares.As(count, Expressions.Count));
        return binding;
    }
}

/// <summary>What the network read in a face. It says what the face shows, not what somebody feels.</summary>
/// <param name="Expressions">The shares of the eight expressions.</param>
/// <param name="Affect">Valence and arousal: the mean of the expressions' places on the plane, weighted by their shares.</param>
/// <param name="Confidence">The share of the strongest expression.</param>
/// <param name="IsSure">False when the answer is "not sure": the confidence lies below the threshold that the network's file names.</param>
internal sealed record ExpressionReading(Expressions Expressions, Affect Affect, float Confidence, bool IsSure)
{
    /// <param name="shares">In the order of <see cref="Expressions.Names"/>.</param>
    /// <param name="notSureBelow">The confidence below which the answer is "not sure".</param>
    public static ExpressionReading From(ReadOnlySpan<float> shares, float notSureBelow)
    {
        var expressions = Expressions.From(shares);
        var confidence = System.Numerics.Tensors.TensorPrimitives.Max(shares);
        return new ExpressionReading(expressions, Circumplex.Of(expressions), confidence, confidence >= notSureBelow);
    }
}
