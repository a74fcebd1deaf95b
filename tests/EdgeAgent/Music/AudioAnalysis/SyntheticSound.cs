using Roomtone.EdgeAgent.Music.AudioAnalysis;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis;

/// <summary>Sound that is computed, so that the truth about it is known.</summary>
internal static class SyntheticSound
{
    /// <param name="seconds">The length.</param>
    /// <param name="wave">The sample at a time in seconds; both channels get it.</param>
    public static float[] Of(double seconds, Func<double, double> wave)
    {
        var samples = new float[2 * (int)(seconds * AudioFeatureExtractor.SampleRate)];
        for (var i = 0; i < samples.Length; i += 2)
            samples[i] = samples[i + 1] = (float)wave((double)i / 2 / AudioFeatureExtractor.SampleRate);
        return samples;
    }

    public static float[] Sine(double seconds, double hertz, double decibels, double phase = 0) =>
        Of(seconds, t => Math.Pow(10, decibels / 20) * Math.Sin((2 * Math.PI * hertz * t) + phase));

    /// <summary>A short noise on each beat, louder on the first of four.</summary>
    public static float[] Clicks(double seconds, double beatsPerMinute)
    {
        var random = new Random(1);
        return Of(seconds, t =>
        {
            var beat = t * beatsPerMinute / 60;
            return Math.Exp(-60 * (beat - Math.Floor(beat))) * ((int)beat % 4 == 0 ? 0.6 : 0.4) * ((2 * random.NextDouble()) - 1);
        });
    }

    /// <summary>Chords of three notes with overtones, a second each, on these degrees of a key.</summary>
    /// <param name="tonicHertz">The key's first note.</param>
    /// <param name="chords">Semitones above the tonic.</param>
    public static float[] Chords(double tonicHertz, int[][] chords) =>
        Of(
            4 * chords.Length,
            t =>
            {
                var sum = 0.0;
                foreach (var semitones in chords[(int)t % chords.Length])
                {
                    for (var overtone = 1; overtone <= 4; overtone++)
                        sum += Math.Sin(2 * Math.PI * tonicHertz * Math.Pow(2, semitones / 12.0) * overtone * t) / overtone;
                }

                return 0.05 * sum;
            });

    public static AudioFeatures Heard(params float[][] parts)
    {
        var meter = new AudioFeatureExtractor();
        foreach (var part in parts) meter.Take(part);
        return meter.Report();
    }
}
