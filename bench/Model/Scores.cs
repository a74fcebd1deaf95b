using Roomtone.Contracts;

namespace Roomtone.Model.Bench;

/// <summary>How right a list of answers is.</summary>
/// <param name="answers">For each face: its label and the shares the network gave.</param>
internal sealed class Scores(IReadOnlyList<(int Label, float[] Shares)> answers)
{
    /// <summary>As in Guo et al. 2017, "On calibration of modern neural networks".</summary>
    private const int CalibrationBins = 15;

    /// <summary>Of each class: positive 1, negative -1, else 0; in the order of <see cref="Expressions.Names"/>.</summary>
    private static readonly int[] ValenceSign = [0, 1, 0, -1, -1, -1, -1, -1];

    public double Accuracy => Share(answer => Chosen(answer) == answer.Label);

    public double ValenceSignAccuracy => Share(answer => ValenceSign[Chosen(answer)] == ValenceSign[answer.Label]);

    /// <summary>Rows are labels, columns are answers; faces.</summary>
    public int[][] Confusion()
    {
        var table = Enumerable.Range(0, Expressions.Count).Select(_ => new int[Expressions.Count]).ToArray();
        foreach (var answer in answers) table[answer.Label][Chosen(answer)]++;
        return table;
    }

    /// <summary>The mean over the classes of the harmonic mean of precision and recall.</summary>
    public double MacroF1()
    {
        var table = Confusion();
        return Enumerable.Range(0, Expressions.Count).Average(k =>
        {
            double labelled = table[k].Sum(), chosen = table.Sum(row => row[k]);
            return labelled + chosen == 0 ? 0 : 2 * table[k][k] / (labelled + chosen);
        });
    }

    /// <summary>The expected difference between how sure the network is and how often it is right.</summary>
    public double CalibrationError() => answers
        .GroupBy(answer => Math.Min(CalibrationBins - 1, (int)(Confidence(answer) * CalibrationBins)))
        .Sum(bin => Math.Abs(bin.Sum(answer => Confidence(answer) - (Chosen(answer) == answer.Label ? 1 : 0)))) / answers.Count;

    /// <summary>The largest share of faces that can be answered, surest first, with this accuracy.</summary>
    public double CoverageAt(double accuracy)
    {
        var (right, best, seen) = (0, 0, 0);
        foreach (var answer in answers.OrderByDescending(Confidence))
        {
            seen++;
            if (Chosen(answer) == answer.Label) right++;
            if (right >= accuracy * seen) best = seen;
        }

        return (double)best / answers.Count;
    }

    private double Share(Func<(int Label, float[] Shares), bool> holds) => (double)answers.Count(holds) / answers.Count;

    private static int Chosen((int Label, float[] Shares) answer) => Array.IndexOf(answer.Shares, answer.Shares.Max());

    private static double Confidence((int Label, float[] Shares) answer) => answer.Shares.Max();
}
