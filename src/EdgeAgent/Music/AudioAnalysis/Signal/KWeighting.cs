using System.Runtime.Intrinsics;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// The two filters of ITU-R BS.1770-4, a shelf for the head and a high pass, left and right side by side. The standard
/// gives coefficients for 48 kHz; these are the analogue filters behind them at any rate (as in libebur128).
/// </summary>
internal sealed class KWeighting
{
    /// <summary>A full-scale 997 Hz sine in one channel reads -3.01 LUFS: loudness is 10 log10(power) minus this.</summary>
    public const double Offset = 0.691;

    private readonly Biquad _shelf;
    private readonly Biquad _highPass;

    public KWeighting(int sampleRate)
    {
        _shelf = CatalogueProvider(Math.Tan(Math.PI * 1681.974450955533 / sampleRate), 3.999843853973347, 0.7071752369554196);
        _highPass = HighPass(Math.Tan(Math.PI * 38.13547087602444 / sampleRate), 0.5003270373238773);
    }

    /// <returns>The sum of the squares of both channels.</returns>
    public double Power(ReadOnlySpan<float> interleaved)
    {
        var (shelf, highPass) = (_shelf, _highPass);
        var sum = Vector128<double>.Zero;
        for (var i = 0; i + 1 < interleaved.Length; i += 2)
        {
            var sample = highPass.Step(shelf.Step(Vector128.Create((double)interleaved[i], interleaved[i + 1])));
            sum += sample * sample;
        }

        shelf.Settle();
        highPass.Settle();
        return Vector128.Sum(sum);
    }

    private static Biquad CatalogueProvider(double k, double gain, double q)
    {
        var high = Math.Pow(10, gain / 20);
        var band = Math.Pow(high, 0.4996667741545416);
        var a0 = 1 + (k / q) + (k * k);
        return new Biquad(
            (high + (band * k / q) + (k * k)) / a0,
            2 * ((k * k) - high) / a0,
            (high - (band * k / q) + (k * k)) / a0,
            2 * ((k * k) - 1) / a0,
            (1 - (k / q) + (k * k)) / a0);
    }

    private static Biquad HighPass(double k, double q)
    {
        var a0 = 1 + (k / q) + (k * k);
        return new Biquad(1, -2, 1, 2 * ((k * k) - 1) / a0, (1 - (k / q) + (k * k)) / a0);
    }

    /// <summary>Direct form II, transposed.</summary>
    private sealed class Biquad(double b0, double b1, double b2, double a1, double a2)
    {
        private readonly Vector128<double> _b0 = Vector128.Create(b0);
        private readonly Vector128<double> _b1 = Vector128.Create(b1);
        private readonly Vector128<double> _b2 = Vector128.Create(b2);
        private readonly Vector128<double> _a1 = Vector128.Create(a1);
        private readonly Vector128<double> _a2 = Vector128.Create(a2);
        private Vector128<double> _first;
        private Vector128<double> _second;

        public Vector128<double> Step(Vector128<double> x)
        {
            var y = (_b0 * x) + _first;
            _first = (_b1 * x) - (_a1 * y) + _second;
            _second = (_b2 * x) - (_a2 * y);
            return y;
        }

        /// <summary>After long silence the state would be denormal numbers, which are slow.</summary>
        public void Settle()
        {
            if (Vector128.LessThanAll(Vector128.Abs(_first), Vector128.Create(1e-30))) _first = default;
            if (Vector128.LessThanAll(Vector128.Abs(_second), Vector128.Create(1e-30))) _second = default;
        }
    }
}
