namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// Loudness as ITU-R BS.1770-4 and EBU R128 define it: K-weighted power of both channels in blocks of 400 ms that
/// overlap by three quarters, gated at -70 LUFS and at 10 LU below the mean. Loudness range: EBU Tech 3342.
/// </summary>
internal sealed class LoudnessMeter(int sampleRate)
{
    private const int StepsPerBlock = 4;
    private const int StepsPerLongBlock = 30;
    private const int StepsPerSecond = 10;
    private const double AbsoluteGate = -70;

    private readonly int _stepLength = sampleRate / StepsPerSecond;
    private readonly KWeighting _weighting = new(sampleRate);
    private readonly List<double> _steps = [];
    private double _power;
    private int _count;

    /// <summary>Both channels, sample by sample.</summary>
    public void Take(ReadOnlySpan<float> interleaved)
    {
        while (!interleaved.IsEmpty)
        {
            var count = Math.Min(interleaved.Length / 2, _stepLength - _count);
            _power += _weighting.Power(interleaved[..(2 * count)]);
            interleaved = interleaved[(2 * count)..];
            _count += count;
            if (_count < _stepLength) continue;
            _steps.Add(_power / _stepLength);
            (_power, _count) = (0, 0);
        }
    }

    /// <returns>LUFS; -70 for silence.</returns>
    public double Integrated() => Decibels(Gated(Blocks(StepsPerBlock, 1), 10));

    /// <returns>LU between the quiet and the loud tenth of the track; 0 where it is too short to say.</returns>
    public double Range()
    {
        var blocks = Blocks(StepsPerLongBlock, StepsPerSecond);
        var gate = Math.Max(PowerOf(AbsoluteGate), Mean(blocks.Where(power => power > PowerOf(AbsoluteGate))) / 100);
        var loud = blocks.Where(power => power > gate).Order().ToList();
        return loud.Count < 2 ? 0 : Decibels(Percentile(loud, 0.95)) - Decibels(Percentile(loud, 0.10));
    }

    private static double Percentile(List<double> sorted, double share) => sorted[(int)Math.Round((sorted.Count - 1) * share)];

    private static double Gated(List<double> blocks, double units)
    {
        var heard = blocks.Where(power => power > PowerOf(AbsoluteGate)).ToList();
        var gate = Mean(heard) * Math.Pow(10, -units / 10);
        return Mean(heard.Where(power => power > gate));
    }

    private static double Mean(IEnumerable<double> powers) => powers.DefaultIfEmpty(0).Average();

    private static double PowerOf(double loudness) => Math.Pow(10, (loudness + KWeighting.Offset) / 10);

    private static double Decibels(double power) => Math.Max(AbsoluteGate, (10 * Math.Log10(Math.Max(power, 1e-12))) - KWeighting.Offset);

    private List<double> Blocks(int length, int step)
    {
        var blocks = new List<double>();
        for (var start = 0; start + length <= _steps.Count; start += step)
        {
            var sum = 0.0;
            for (var i = 0; i < length; i++) sum += _steps[start + i];
            blocks.Add(sum / length);
        }

        return blocks;
    }
}
