namespace Roomtone.EdgeAgent.Music.Timers;

/// <summary>The document in <c>timers.json</c>.</summary>
/// <param name="Ramp">The fade or the rise that is under way.</param>
/// <param name="Wake">The wake-up that is set.</param>
internal sealed record TimersDocument(VolumeRamp? Ramp, WakePlan? Wake)
{
    public static TimersDocument None { get; } = new(null, null);

    public static bool IsSound(TimersDocument document) =>
        (document.Ramp is not { } ramp || VolumeRamp.IsSound(ramp)) && (document.Wake is not { } wake || WakePlan.IsSound(wake));
}
