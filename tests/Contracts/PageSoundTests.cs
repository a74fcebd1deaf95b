namespace Roomtone.Contracts.Tests;

public class PageSoundTests
{
    private static readonly ReportedSound Fine = new(Guid.NewGuid(), true, false, 3, PageState.Playing, 12.5, 200, 60, ["local"], null);

    [Fact]
    public void A_report_survives_the_way_there_and_back()
    {
        var back = Wire.Read<ReportedSound>(Wire.Write(Fine));

        Assert.Equal(Fine with { Providers = back.Providers }, back);
        Assert.Equal(Fine.Providers, back.Providers);
        Assert.Empty(back.Problems());
    }

    public static TheoryData<string, ReportedSound> Wrong() => new()
    {
        { "positionSeconds", Fine with { PositionSeconds = -1 } },
        { "positionSeconds", Fine with { PositionSeconds = double.NaN } },
        { "durationSeconds", Fine with { DurationSeconds = 1e9 } },
        { "volumePercent", Fine with { VolumePercent = 101 } },
        { "providers", Fine with { Providers = [""] } },
        { "providers", Fine with { Providers = [null!] } },
        { "fault", Fine with { Fault = new string('x', 501) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_told_by_a_sentence(string part, ReportedSound report) =>
        Assert.Contains(part, Assert.Single(report.Problems()), StringComparison.Ordinal);
}
