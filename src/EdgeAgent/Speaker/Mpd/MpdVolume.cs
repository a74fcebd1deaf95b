namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>The steps of MPD's software mixer: a percentage is an exponential of the amplitude (its SoftwareMixerPlugin).</summary>
internal static class MpdVolume
{
    private const double Steepness = 25;

    private static readonly double Full = Math.Exp(100 / Steepness) - 1;

    /// <returns>The percentage at which a track sounds as loud as one without gain does at <paramref name="percent"/>.</returns>
    /// <param name="percent">0 to 100.</param>
    /// <param name="gain">Decibels; more than the mixer can give is left out.</param>
    public static int With(int percent, double gain)
    {
        var amplitude = (Math.Exp(percent / Steepness) - 1) * Math.Pow(10, gain / 20);
        var steps = Steepness * Math.Log(1 + Math.Min(amplitude, Full));
        // A quiet room is not a silent one.
        return Math.Clamp((int)Math.Round(steps), percent > 0 ? 1 : 0, 100);
    }
}
