namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>A part of a frame that the detector looks at, in whole pixels.</summary>
/// <param name="Trust">What a score found here is multiplied by: the closer the look, the more there is to mistake for a face.</param>
internal readonly record struct Region(int X, int Y, int Width, int Height, float Trust = 1);
