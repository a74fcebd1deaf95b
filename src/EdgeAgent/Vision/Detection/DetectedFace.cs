namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>A face as the detector found it, in pixels of the frame.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Points">Its six points.</param>
internal readonly record struct DetectedFace(FaceBox Box, float Score, FacePoints Points);
