using Roomtone.EdgeAgent.Vision.Zones;
using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>Which networks look at the frames.</summary>
internal sealed record VisionSettings : ISettings
{
    public static string Section => "Vision";

    /// <summary>The file of BlazeFace-256.</summary>
    public string DetectorModel { get; init; } = "models/blazeface/blazeface-256.onnx";

    /// <summary>The file of our expression network.</summary>
    public string ExpressionModel { get; init; } = "models/expression.onnx";

    /// <summary>
    /// Faces that the detector is less sure of are left out, 0.01 to 0.99. On WIDER FACE (train), from 24 pixels on, 0.6
    /// finds 71 of 100 faces and 95 of 100 finds are faces; 0.5 finds 76, of which 90 are.
    /// </summary>
    public float MinScore { get; init; } = 0.6f;

    /// <summary>
    /// Polygons that are never looked at, such as the place of the staff; each three or more points [x, y] in fractions of
    /// the picture, after rotation: [0, 0] is its upper left corner, [1, 1] its lower right. They are black before anything looks.
    /// </summary>
    [Example("[[[0, 0], [0.25, 0], [0.25, 1], [0, 1]]]")]
    public IReadOnlyList<List<List<double>>> Zones { get; init; } = [];

    /// <summary>However still the room is, the detector looks at each part of it this often, 0.1 s to 10 s.</summary>
    public TimeSpan LookAtLeastEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The time constant with which what a face shows follows its readings, 0 s (each by itself) to 10 s.</summary>
    public TimeSpan Smoothing { get; init; } = TimeSpan.FromSeconds(0.5);

    public IEnumerable<string> Problems()
    {
        (string Key, string Path)[] networks = [(nameof(DetectorModel), DetectorModel), (nameof(ExpressionModel), ExpressionModel)];
        foreach (var (key, path) in networks)
            if (Fault(path) is { } fault) yield return $"{key} is {path}, which {fault} {Network.Fix}";
        if (MinScore is not (>= 0.01f and <= 0.99f)) yield return $"MinScore is {MinScore}. Allowed: 0.01 to 0.99.";
        if (LookAtLeastEvery < TimeSpan.FromSeconds(0.1) || LookAtLeastEvery > TimeSpan.FromSeconds(10))
            yield return $"LookAtLeastEvery is {LookAtLeastEvery}. Allowed: 00:00:00.1 to 00:00:10.";
        if (Smoothing < TimeSpan.Zero || Smoothing > TimeSpan.FromSeconds(10))
            yield return $"Smoothing is {Smoothing}. Allowed: 00:00:00 to 00:00:10.";
        foreach (var problem in ZoneProblems.Of(Zones, nameof(Zones)))
            yield return problem;
    }

    /// <summary>A named pipe would hold up the start for ever.</summary>
    private static string? Fault(string path)
    {
        try
        {
            Network.Check(path);
            return null;
        }
        catch (VisionException e)
        {
            return e.InnerException is FileNotFoundException ? "is not there." : $"cannot be used: {e.InnerException!.Message}";
        }
    }
}
