namespace Roomtone.Contracts;

/// <summary>What a room's choices have taught, for people to see.</summary>
/// <param name="Strategies">How each way of choosing did.</param>
/// <param name="MoodShare">How much a fully sure mood weighs beside taste now, 0 to 1.</param>
/// <param name="SteeringHelps">How sure it is that steering by the mood makes tracks more welcome, 0 to 1; 0.5 while nothing
/// is known.</param>
/// <param name="Steered">The change of valence over tracks that the mood steered.</param>
/// <param name="Blind">The same over tracks chosen blind to a known mood.</param>
/// <param name="Effect">The first less the second: what steering by the mood does.</param>
public sealed record MusicFigures(
    IReadOnlyList<StrategyFigure> Strategies,
    double MoodShare,
    double SteeringHelps,
    LiftFigure Steered,
    LiftFigure Blind,
    LiftFigure Effect);

/// <param name="Name">What it leans on.</param>
/// <param name="Welcome">How many tracks were heard out or liked; older ones count less.</param>
/// <param name="Unwelcome">How many were left early or disliked.</param>
public sealed record StrategyFigure(string Name, double Welcome, double Unwelcome);

/// <param name="Tracks">Over how many tracks.</param>
/// <param name="Valence">The mean change; null without tracks.</param>
/// <param name="Error">Its standard error; null where there are too few tracks.</param>
public sealed record LiftFigure(int Tracks, double? Valence, double? Error);
