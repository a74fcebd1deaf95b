using Roomtone.Hosting;
using Roomtone.Lab.Chaos;

namespace Roomtone.Lab.Tests.Chaos;

public class ChaosOptionsTests
{
    [Fact]
    public void All_of_them_at_once()
    {
        var options = new ChaosSyntax().OptionsOf(["--rounds", "20", "--seed", "7", "--events-per-second", "300", "--json"]);

        Assert.Equal(new ChaosOptions(20, 7, EventsPerSecond: 300, Json: true), options);
    }

    [Fact]
    public void Without_a_seed_one_is_drawn_so_that_it_can_be_said() => Assert.NotEqual(0, new ChaosSyntax().OptionsOf([]).Seed);

    [Theory]
    [InlineData("--rounds", "0")]
    [InlineData("--seed", "x")]
    [InlineData("--hostile")]
    [InlineData("--monkeys")]
    public void What_cannot_be_understood_is_refused_with_what_is_allowed(params string[] arguments) =>
        Assert.Contains(arguments[0], Assert.Throws<UsageException>(() => new ChaosSyntax().OptionsOf(arguments)).Message, StringComparison.Ordinal);
}
