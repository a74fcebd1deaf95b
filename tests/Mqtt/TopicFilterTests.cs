
namespace Roomtone.Mqtt.Tests;

public class TopicFilterTests
{
    [Theory]
    [InlineData("a/b", "a/b")]
    [InlineData("a/+", "a/b")]
    [InlineData("+/b", "a/b")]
    [InlineData("a/+/c", "a/b/c")]
    [InlineData("a/+/c", "a//c")]
    [InlineData("a/#", "a/b/c")]
    [InlineData("a/#", "a")]
    [InlineData("#", "a/b")]
    [InlineData("+", "a")]
    [InlineData("$share/workers/roomtone/+/events", "roomtone/cafe-1/events")]
    [InlineData("$SYS/#", "$SYS/broker")]
    public void Matches(string filter, string topic) => Assert.True(TopicFilter.Matches(filter, topic));

    [Theory]
    [InlineData("a/b", "a/c")]
    [InlineData("a/b", "a/b/c")]
    [InlineData("a/b/c", "a/b")]
    [InlineData("a/+", "a")]
    [InlineData("a/+", "a/b/c")]
    [InlineData("a/b/#", "a")]
    [InlineData("+", "a/b")]
    [InlineData("#", "$SYS/broker")]
    [InlineData("+/broker", "$SYS/broker")]
    [InlineData("$share/workers/a", "workers/a")]
    public void Does_not_match(string filter, string topic) => Assert.False(TopicFilter.Matches(filter, topic));
}
