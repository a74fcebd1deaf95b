using Roomtone.Odd.Bench.Library;
using Roomtone.Testing;

namespace Roomtone.Odd.Tests.Library;

/// <summary>The short form of <c>./roomtone bench odd --library</c>, with the real player.</summary>
public sealed class OddLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Nothing_that_is_refused_plays_and_every_odd_file_is_accounted_for()
    {
        var plan = new OddLibraryPlan(Files: 0, SecondsOfATrack: 8, Times: 10, TimeSpan.FromSeconds(10), Analyses: false);

        var run = new OddLibraryRun(_folder.Path, plan, _ => { }, TimeProvider.System);
        var figures = await run.RunAsync(TestContext.Current.CancellationToken);

        Assert.Empty(figures.Violations);
        Assert.Equal(0, figures.Restarts);
        Assert.Equal([], figures.Unaccounted);
    }

    public void Dispose() => _folder.Dispose();
}
