using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>Which networks look at the frames.</summary>
internal sealed record VisionSettings : ISettings
{
    public static string Section => "Vision";

    /// <summary>The file of BlazeFace-256.</summary>
    public string DetectorModel { get; init; } = ".run/models/blazeface-256.onnx";

    /// <summary>The file of our expression network.</summary>
    public string ExpressionModel { get; init; } = "models/expression.onnx";

    /// <summary>
    /// Faces that the detector is less sure of are left out, 0.01 to 0.99. On WIDER FACE (train), from 24 pixels on, 0.6
    /// finds 71 of 100 faces and 95 of 100 finds are faces; 0.5 finds 76, of which 90 are.
    /// </summary>
    public float MinScore { get; init; } = 0.6f;

    public IEnumerable<string> Problems()
    {
        if (!File.Exists(DetectorModel)) yield return Missing(nameof(DetectorModel), DetectorModel);
        if (!File.Exists(ExpressionModel)) yield return Missing(nameof(ExpressionModel), ExpressionModel);
        if (MinScore is not (>= 0.01f and <= 0.99f)) yield return $"MinScore is {MinScore}. Allowed: 0.01 to 0.99.";
    }

    private static string Missing(string key, string path) => $"{key} is {path}, which is not there. Run ./roomtone setup, which puts it there.";
}
