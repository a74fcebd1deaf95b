namespace Roomtone.EdgeAgent.Bench.Walk;

/// <summary>People who walk into a room: how soon the agent finds them, beside a detector that looks at every frame.</summary>
/// <param name="Walks">How many walked in, at several speeds, sizes and moments.</param>
/// <param name="Missed">Found by the detector in some frame, never by the agent.</param>
/// <param name="LaterMedianS">Seconds after the detector that looks at every frame.</param>
/// <param name="LaterWorstS">The worst of them.</param>
internal sealed record WalkFigures(int Walks, int Missed, double LaterMedianS, double LaterWorstS);
