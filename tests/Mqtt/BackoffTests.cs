using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class RestartPauseTests
{
    private readonly RestartPause _pause = new(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(2));

    [Fact]
    public void It_doubles_up_to_the_cap()
    {
        double[] pauses = [.. Enumerable.Range(0, 6).Select(_ => _pause.After(TimeSpan.Zero).TotalSeconds)];

        Assert.Equal([0.25, 0.5, 1, 2, 2, 2], pauses);
    }

    [Fact]
    public void What_was_well_begins_from_the_shortest()
    {
        for (var i = 0; i < 5; i++) _pause.After(TimeSpan.Zero);

        Assert.Equal(0.25, _pause.After(TimeSpan.FromMinutes(1)).TotalSeconds);
        Assert.Equal(0.5, _pause.After(TimeSpan.FromSeconds(1)).TotalSeconds);
    }
}
