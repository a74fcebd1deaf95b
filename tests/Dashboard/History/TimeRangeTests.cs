using Roomtone.Dashboard.History;

namespace Roomtone.Dashboard.Tests.History;

public class TimeRangeTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(8);

    [Fact]
    public void Without_times_it_is_the_last_day()
    {
        Assert.True(TimeRange.TryParse(null, "", Week, Sample.Noon, out var range, out _));
        Assert.Equal(new TimeRange(Sample.Noon.AddDays(-1), Sample.Noon), range);
    }

    [Theory]
    [InlineData("2026-01-05T10:15:30.123Z")]
    [InlineData("2026-01-05T11:15:30.123+01:00")]
    [InlineData("2026-01-05T10:15:30.123")]
    public void Times_are_read_as_UTC(string from)
    {
        Assert.True(TimeRange.TryParse(from, null, Week, Sample.Noon, out var range, out _));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 10, 15, 30, 123, TimeSpan.Zero), range.From);
    }

    [Theory]
    [InlineData("yesterday", null, "from is yesterday")]
    [InlineData(null, "05/01/2026", "to is 05/01/2026")]
    [InlineData("0001-01-01", null, "from is 0001-01-01")]
    [InlineData(null, "9999-12-31T23:59:59Z", "to is 9999")]
    [InlineData("2026-01-05T12:00:00Z", "2026-01-05T12:00:00Z", "before")]
    [InlineData("2025-12-01", "2026-01-01", "more than 8 days")]
    [InlineData("1' OR '1'='1", null, "from is 1'")]
    public void What_is_no_range_gets_a_sentence(string? from, string? to, string because)
    {
        Assert.False(TimeRange.TryParse(from, to, Week, Sample.Noon, out _, out var problem));
        Assert.Contains(because, problem, StringComparison.Ordinal);
    }
}
