using System.Text.Json.Serialization;

namespace Roomtone.Model.Bench;

/// <summary>What <c>./roomtone bench model --json</c> prints.</summary>
/// <param name="Faces">How many faces were measured.</param>
/// <param name="Accuracy">Share of right answers.</param>
/// <param name="MacroF1">Mean F1 over the eight classes.</param>
/// <param name="ValenceSignAccuracy">Share of answers with the right sign: pleasant, unpleasant or neither.</param>
/// <param name="CalibrationError">Expected calibration error, 15 bins.</param>
/// <param name="CoverageAt090">Largest share that can be answered with accuracy 0.9.</param>
/// <param name="FaceMs">CPU milliseconds for a face, one thread.</param>
/// <param name="DetectorMs">CPU milliseconds for a run of BlazeFace-256, one thread, same run.</param>
/// <param name="Parameters">Numbers in the network's file.</param>
/// <param name="WholePathFound">Share of the faces that the detector finds again in a frame.</param>
/// <param name="WholePathAccuracy">Share of right answers over those, cut out by the product.</param>
/// <param name="ReadyCropAccuracy">Share of right answers over the same faces, as they came.</param>
/// <param name="Confusion">Rows are labels, columns are answers, in the order of the classes.</param>
internal sealed record Figures(
    int Faces,
    double Accuracy,
    [property: JsonPropertyName("macro_f1")] double MacroF1,
    double ValenceSignAccuracy,
    double CalibrationError,
    [property: JsonPropertyName("coverage_at_090")] double CoverageAt090,
    double FaceMs,
    double DetectorMs,
    long Parameters,
    double WholePathFound,
    double WholePathAccuracy,
    double ReadyCropAccuracy,
    int[][] Confusion);
