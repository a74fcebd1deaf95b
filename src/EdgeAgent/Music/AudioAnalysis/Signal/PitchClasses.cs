namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// How much each pitch class sounds, in tenths of a semitone: the peaks of the spectrum, each shared with the notes whose
/// overtone it may be (harmonic pitch class profile; Gómez 2006). Drums have no peaks that stand out, so they count little.
/// </summary>
internal sealed class PitchClasses(int size, double sampleRate)
{
    public const int PerSemitone = 10;
    public const int Count = 12 * PerSemitone;

    private const double Lowest = 55;
    private const double Highest = 2000;

    /// <summary>Of a peak over the mean of the bins around it, as power.</summary>
    private const float StandsOut = 6;
    private const int Around = 12;
    private const int Overtones = 4;
    private const double OvertoneShare = 0.6;

    /// <summary>The first C of the keyboard.</summary>
    private const double LowC = 32.7032;

    private readonly double[] _frame = new double[Count];

    /// <summary>From C on. Each spectrum counts by its loudness, as the ear has it: amplitude to the power of 0.6 (Stevens 1957).</summary>
    public double[] Sums { get; } = new double[Count];

    public void Take(ReadOnlySpan<float> power)
    {
        Array.Clear(_frame);
        var (from, to) = (
            Math.Max(Around, (int)(Lowest * size / sampleRate)),
            Math.Min(power.Length - Around - 1, (int)(Highest * size / sampleRate))
        );
        for (var bin = from; bin <= to; bin++)
        {
            if (power[bin] <= power[bin - 1] || power[bin] < power[bin + 1] || power[bin] < 1e-9f || !IsOutstanding(power, bin)) continue;
            Add((bin + Between(power, bin)) * sampleRate / size, Math.Pow(power[bin], 0.3));
        }

        for (var i = 0; i < Count; i++) Sums[i] += _frame[i];
    }

    private static bool IsOutstanding(ReadOnlySpan<float> power, int bin)
    {
        var sum = 0f;
        for (var i = bin - Around; i <= bin + Around; i++) sum += power[i];
        return power[bin] * (2 * Around) > StandsOut * (sum - power[bin]);
    }

    /// <summary>Where the top of the peak lies, in bins: a parabola through the logarithms.</summary>
    private static double Between(ReadOnlySpan<float> power, int bin)
    {
        var (left, middle, right) = (Math.Log(power[bin - 1] + 1e-20), Math.Log(power[bin] + 1e-20), Math.Log(power[bin + 1] + 1e-20));
        return (left - right) / (2 * (left - (2 * middle) + right));
    }

    private void Add(double hertz, double weight)
    {
        for (var overtone = 1; overtone <= Overtones; overtone++, weight *= OvertoneShare)
        {
            var octaves = Math.Log2(hertz / overtone / LowC);
            _frame[(int)Math.Round((octaves - Math.Floor(octaves)) * Count) % Count] += weight;
        }
    }
}
