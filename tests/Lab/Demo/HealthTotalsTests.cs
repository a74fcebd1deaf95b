using Roomtone.Contracts;
using Roomtone.Lab.Demo;

namespace Roomtone.Lab.Tests.Demo;

public class HealthTotalsTests
{
    [Fact]
    public void What_a_killed_agent_had_counted_is_kept()
    {
        var totals = new HealthTotals();

        totals.Add(Health(uptime: 10, frames: 100, faces: 200, readings: 2));
        totals.Add(Health(uptime: 20, frames: 180, faces: 390, readings: 4));
        totals.Add(Health(uptime: 2, frames: 10, faces: 20, readings: 0));

        Assert.Equal((190L, 410L, 4L), (totals.Frames, totals.Faces, totals.Readings));
    }

    private static LiveHealth Health(double uptime, long frames, long faces, long readings) =>
        new(DateTimeOffset.UnixEpoch, uptime, frames, 0, faces, readings, 1, 0, 0, 0, 0, 100, null);
}
