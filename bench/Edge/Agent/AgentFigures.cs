namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>What the whole agent does, as a process.</summary>
/// <param name="FirstReadingS">From the start of the process to its first mood reading; the median of the starts.</param>
/// <param name="ResidentMb">With people in view at ten frames a second; the most.</param>
/// <param name="EmptyRoomCorePercent">Of one core, agent and capture, at five frames a second.</param>
/// <param name="EmptyRoomCapturePercent">The capture's part of it.</param>
/// <param name="EmptyRoomDetectorRunsASecond">How often the detector looked.</param>
internal sealed record AgentFigures(
    double FirstReadingS,
    double ResidentMb,
    double EmptyRoomCorePercent,
    double EmptyRoomCapturePercent,
    double EmptyRoomDetectorRunsASecond);
