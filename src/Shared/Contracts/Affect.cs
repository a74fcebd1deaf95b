namespace Roomtone.Contracts;

/// <summary>A point on the circumplex: valence and arousal, each from -1 to 1 (Russell 1980).</summary>
public readonly record struct Affect(double Valence, double Arousal);
