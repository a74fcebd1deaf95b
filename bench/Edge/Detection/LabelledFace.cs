using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Bench.Detection;

/// <summary>A face that a person marked.</summary>
/// <param name="Box">Pixels of the picture.</param>
/// <param name="Counts">False for one that the set itself calls invalid: finding it is neither right nor wrong.</param>
internal sealed record LabelledFace(FaceBox Box, bool Counts);
