namespace Roomtone.EdgeAgent.Bench.Detection;

/// <summary>How well the way that the agent looks at a frame finds faces.</summary>
/// <param name="Ap40">Average precision for faces of 40 pixels and more.</param>
/// <param name="Ap24">Average precision for faces of 24 pixels and more.</param>
/// <param name="Milliseconds">CPU of the detection a picture.</param>
internal sealed record DetectionFigures(double Ap40, double Ap24, double Milliseconds);
