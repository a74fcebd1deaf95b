using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// The key whose usual share of pitch classes is most like a track's. The shares are those of Albrecht and Shanahan
/// (2013, Music Perception 31(1)), from scores of four centuries.
/// </summary>
internal static class KeyReading
{
    private static readonly double[] Major = [.238, .006, .111, .006, .137, .094, .016, .214, .009, .080, .008, .081];
    private static readonly double[] Minor = [.220, .006, .104, .123, .019, .103, .012, .214, .062, .022, .061, .052];

    /// <param name="classes">Sums of <see cref="PitchClasses"/>.</param>
    /// <returns>The key, and by how much the best major key is more alike than the best minor one, -1 to 1.</returns>
    public static (MusicalKey Key, double Majorness) Of(double[] classes)
    {
        var semitones = Semitones(classes, Detuning(classes));
        var (major, majorLikeness) = Best(semitones, Major);
        var (minor, minorLikeness) = Best(semitones, Minor);
        return (majorLikeness >= minorLikeness ? new MusicalKey(major, false) : new MusicalKey(minor, true), majorLikeness - minorLikeness);
    }

    /// <summary>
    /// How far the instruments are tuned from 440 Hz, in tenths of a semitone: the mean direction around the semitone's
    /// circle.
    /// </summary>
    private static int Detuning(double[] classes)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < classes.Length; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / PitchClasses.PerSemitone);
            (x, y) = (x + (classes[i] * cos), y + (classes[i] * sin));
        }

        return (int)Math.Round(Math.Atan2(y, x) / (2 * Math.PI) * PitchClasses.PerSemitone);
    }

    private static double[] Semitones(double[] classes, int detuning)
    {
        var semitones = new double[12];
        for (var i = 0; i < classes.Length; i++)
        {
            var tenths = (i - detuning + (PitchClasses.PerSemitone / 2) + classes.Length) % classes.Length;
            semitones[tenths / PitchClasses.PerSemitone] += classes[i];
        }

        return semitones;
    }

    private static (byte Tonic, double Likeness) Best(double[] semitones, double[] profile)
    {
        var (tonic, best) = (0, double.NegativeInfinity);
        for (var candidate = 0; candidate < 12; candidate++)
        {
            var likeness = Correlation(semitones, profile, candidate);
            if (likeness > best) (tonic, best) = (candidate, likeness);
        }

        return ((byte)tonic, best);
    }

    private static double Correlation(double[] semitones, double[] profile, int tonic)
    {
        var (meanA, meanB) = (semitones.Average(), profile.Average());
        double both = 0, a = 0, b = 0;
        for (var i = 0; i < 12; i++)
        {
            var (x, y) = (semitones[(i + tonic) % 12] - meanA, profile[i] - meanB);
            (both, a, b) = (both + (x * y), a + (x * x), b + (y * y));
        }

        return a > 0 ? both / Math.Sqrt(a * b) : 0;
    }
}
