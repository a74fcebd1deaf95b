using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device;

public sealed class FaultLogTests
{
    [Fact]
    public void The_same_fault_is_said_once_an_hour()
    {
        var (clock, said) = (new ManualClock(), new SaidLines());
        var faults = new FaultLog(clock, said.CreateLogger<FaultLog>());
        for (var i = 0; i < 100; i++) faults.Say("The hours could not be kept", new InvalidOperationException("one"));
        Assert.Single(said.All, line => line.Contains("The hours could not be kept: one.", StringComparison.Ordinal));
        faults.Say("The hours could not be kept", new InvalidOperationException("two"));
        clock.Advance(TimeSpan.FromHours(1));
        faults.Say("The hours could not be kept", new InvalidOperationException("one"));
        Assert.Equal(3, said.All.Count);
    }
}
