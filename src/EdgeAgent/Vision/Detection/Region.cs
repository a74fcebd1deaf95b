namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>A part of a frame that the detector looks at, in whole pixels.</summary>
internal readonly record struct Region(int X, int Y, int Width, int Height);
