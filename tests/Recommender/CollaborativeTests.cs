namespace Roomtone.Recommender.Tests;

public class CollaborativeTests
{
    [Fact]
    public void The_inverse_times_the_matrix_is_the_identity()
    {
        const int Size = 150;
        var random = new Random(7);
        var factor = Enumerable
            .Range(0, Size)
            .Select(_ => Enumerable.Range(0, Size).Select(_ => random.NextDouble() - 0.5).ToArray())
            .ToArray();
        var matrix = Enumerable
            .Range(0, Size)
            .Select(i => Enumerable.Range(0, Size).Select(j => Dot(factor[i], factor[j]) + (i == j ? 1 : 0)).ToArray())
            .ToArray();
        var inverse = matrix.Select(row => (double[])row.Clone()).ToArray();
        SymmetricInverse.Invert(inverse, TestContext.Current.CancellationToken);

        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++) Assert.Equal(i == j ? 1 : 0, Dot(matrix[i], inverse[j]), 1e-9);
        }
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused() =>
        Assert.Throws<ArgumentException>(() => SymmetricInverse.Invert([[1, 2], [2, 1]], CancellationToken.None));

    [Theory]
    [InlineData(20)]
    [InlineData(6000)]
    public void What_the_same_people_play_is_near_with_either_model(int itemCount)
    {
        // Two tastes: one plays 0 to 4, the other 5 to 9.
        var users = Enumerable
            .Range(0, 60)
            .Select(user =>
                (IReadOnlyList<(int, double)>)
                    [.. Enumerable.Range(0, 5).Where(item => (user / 2) % 5 != item).Select(item => ((5 * (user % 2)) + item, 10d + item))]
            )
            .ToList();
        var plays = new InteractionMatrix(users, itemCount, graded: Hyperparameters.IsSmall(itemCount));
        var model = Neighbourhoods.Train(plays, TestContext.Current.CancellationToken);
        var scores = new float[itemCount];
        model.Score([6], [1], scores);

        Assert.Equal([5, 7, 8, 9], Enumerable.Range(0, itemCount).OrderByDescending(item => scores[item]).Take(4).Order());
    }

    [Fact]
    public void Turns_serve_everybody_and_a_veto_holds()
    {
        int[][] rankings = [[1, 2, 3, 4], [1, 9, 8], [7]];

        Assert.Equal([1, 9, 7, 2, 8, 4], RoundRobinMerge.Merge(rankings, new HashSet<int> { 3 }, 10));
        Assert.Equal([1, 9], RoundRobinMerge.Merge(rankings, new HashSet<int>(), 2));
        Assert.Empty(RoundRobinMerge.Merge([], new HashSet<int>(), 5));
    }

    [Fact]
    public void One_artist_on_repeat_does_not_outweigh_a_taste()
    {
        var weights = new InteractionMatrix([], 0, graded: true).Weigh([10_000, 100]);

        Assert.Equal(1, weights[0]);
        Assert.InRange(weights[1], 0.49f, 0.51f);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
