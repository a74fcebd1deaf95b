using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary>One line of the answer.</summary>
/// <param name="Image">The path as it was found.</param>
/// <param name="Faces">The surest first; null where the picture could not be read, which is not the same as nobody.</param>
/// <param name="Error">One sentence that names the picture and the cause; null where it was read.</param>
internal sealed record PerceivedPicture(string Image, IReadOnlyList<PerceivedFace>? Faces, string? Error = null);

/// <summary>A face and what it shows.</summary>
/// <param name="Box">Left, top, width, height in pixels of the picture.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Points">Right eye, left eye, nose tip, mouth, right ear, left ear, each x and y; empty for a crop.</param>
/// <param name="Expressions">The shares of the eight expressions.</param>
/// <param name="Mood">As if this face alone were the room; unknown when not sure.</param>
/// <param name="Valence">-1 to 1.</param>
/// <param name="Arousal">-1 to 1.</param>
/// <param name="Confidence">The share of the strongest expression.</param>
/// <param name="Sure">False when the answer is "not sure": the confidence lies below the threshold in the network's file.</param>
internal sealed record PerceivedFace(
    float[] Box,
    float Score,
    float[][] Points,
    Expressions Expressions,
    Contracts.Mood Mood,
    double Valence,
    double Arousal,
    double Confidence,
    bool Sure);
