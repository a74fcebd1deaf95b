namespace Roomtone.Hosting.Tests;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly Backoff _backoff = new(First, Longest, new Constant(0.5));

    [Fact]
    public void It_doubles_up_to_the_cap()
    {
        double[] waits = [.. Enumerable.Range(0, 6).Select(_ => _backoff.After(TimeSpan.Zero).TotalSeconds)];

        Assert.Equal([0.25, 0.5, 1, 2, 2, 2], waits);
    }

    [Fact]
    public void What_was_well_begins_from_the_shortest()
    {
        for (var i = 0; i < 5; i++) _backoff.After(TimeSpan.Zero);

        Assert.Equal(0.25, _backoff.After(TimeSpan.FromMinutes(1)).TotalSeconds);
        Assert.Equal(0.5, _backoff.After(TimeSpan.FromSeconds(1)).TotalSeconds);
    }

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(0.25, 0.9)]
    [InlineData(1, 1.2)]
    public void A_wait_is_up_to_a_fifth_shorter_or_longer_and_the_next_one_does_not_build_on_that(double random, double factor)
    {
        var backoff = new Backoff(First, Longest, new Constant(random));

        Assert.Equal(0.25 * factor, backoff.Next().TotalSeconds, 6);
        Assert.Equal(0.5 * factor, backoff.Next().TotalSeconds, 6);
    }

    private sealed class Constant(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
