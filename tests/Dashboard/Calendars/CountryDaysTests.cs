using Roomtone.Dashboard.Calendars;

namespace Roomtone.Dashboard.Tests.Calendars;

public class CountryDaysTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    public static TheoryData<string> Codes =>
        [.. CountryDays.All.SelectMany(country => country.Regions.Select(region => $"{country.Code}-{region}").Prepend(country.Code))];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_country_and_region_has_days_with_names(string code)
    {
        var found = CountryDays.Read(code, Today);

        Assert.InRange(found.Days.Count, 5, 60);
        Assert.All(found.Days, day => Assert.InRange(day.From, Today, Today.AddMonths(18)));
        Assert.All(found.Days, day => Assert.NotEmpty(day.Name));
    }

    [Fact]
    public void A_region_has_its_own_days_and_a_country_those_that_all_have()
    {
        var corpusChristi = new DateOnly(2027, 5, 27);

        Assert.Contains(CountryDays.Read("DE-BY", Today).Days, day => day.From == corpusChristi);
        Assert.DoesNotContain(CountryDays.Read("DE-BE", Today).Days, day => day.From == corpusChristi);
        Assert.DoesNotContain(CountryDays.Read("DE", Today).Days, day => day.From == corpusChristi);
        Assert.Contains(CountryDays.Read("DE", Today).Days, day => day.From == new DateOnly(2027, 10, 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("de")]
    [InlineData("DE-")]
    [InlineData("DE-XX")]
    [InlineData("AT-W")]
    [InlineData("../etc/passwd")]
    public void What_is_no_country_here_is_refused_with_a_sentence(string code) =>
        Assert.Contains("are not known here", Assert.Throws<CalendarException>(() => CountryDays.Read(code, Today)).Message, StringComparison.Ordinal);
}
