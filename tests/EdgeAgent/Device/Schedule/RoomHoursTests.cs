using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Tests.Sync;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device.Schedule;

public class RoomHoursTests
{
    private readonly ManualClock _clock = new(); // Monday, 5 January 2026, 12:00 UTC.

    [Theory]
    [InlineData("2026-01-05T06:59Z", false)] // Monday, one hour later in Berlin.
    [InlineData("2026-01-05T07:00Z", true)]
    [InlineData("2026-01-05T16:59Z", true)]
    [InlineData("2026-01-05T17:00Z", false)]
    [InlineData("2026-01-10T12:00Z", false)] // Saturday.
    [InlineData("2026-01-10T22:30Z", true)]
    [InlineData("2026-01-11T00:59Z", true)] // Sunday, but still Saturday's night.
    [InlineData("2026-01-11T01:00Z", false)]
    public void The_room_is_open_by_its_own_clock(string utc, bool open)
    {
        var hours = Hours(new() { TimeZone = "Europe/Berlin", Open = ["Mon-Fri 08:00-18:00", "Sat 20:00-02:00"] });

        MoveTo(utc);

        Assert.Equal(open, hours.IsOpen);
    }

    [Theory]
    [InlineData("2026-03-27T07:00Z", true)] // Winter time: 08:00.
    [InlineData("2026-03-30T06:00Z", true)] // Summer time: 08:00 as well.
    [InlineData("2026-03-30T05:59Z", false)]
    public void Eight_oclock_stays_eight_oclock_in_summer(string utc, bool open)
    {
        var hours = Hours(new() { TimeZone = "Europe/Berlin", Open = ["Mon-Fri 08:00-18:00"] });

        MoveTo(utc);

        Assert.Equal(open, hours.IsOpen);
    }

    [Fact]
    public void Without_hours_the_room_is_always_open_and_never_quiet()
    {
        var hours = Hours(new());

        Assert.True(hours.IsOpen);
        Assert.Equal(100, hours.VolumeLimitPercent);
        Assert.Equal("The room is always open.", hours.Sentence());
    }

    [Fact]
    public void In_quiet_hours_the_volume_has_a_limit()
    {
        var hours = Hours(new() { TimeZone = "UTC", Quiet = ["22:00-07:00"], QuietVolumePercent = 15 });

        Assert.Equal(100, hours.VolumeLimitPercent);
        MoveTo("2026-01-05T22:00Z");
        Assert.Equal(15, hours.VolumeLimitPercent);
        MoveTo("2026-01-06T06:59Z");
        Assert.Equal(15, hours.VolumeLimitPercent);
        MoveTo("2026-01-06T07:00Z");
        Assert.Equal(100, hours.VolumeLimitPercent);
    }

    [Fact]
    public void A_box_whose_clock_was_never_set_does_not_look_while_its_room_has_hours()
    {
        var hours = Hours(new() { TimeZone = "UTC", Open = ["00:00-24:00"], Quiet = ["03:00-03:01"], QuietVolumePercent = 15 });
        Assert.True(hours.IsOpen);

        _clock.Jumped = DateTimeOffset.UnixEpoch.AddMinutes(1) - _clock.GetUtcNow();
        Assert.False(hours.IsOpen);
        Assert.Equal(15, hours.VolumeLimitPercent);
        Assert.Contains("1970-01-01", hours.Sentence(), StringComparison.Ordinal);
        Assert.True(Hours(new()).IsOpen);

        _clock.Jumped = TimeSpan.Zero;
        Assert.True(hours.IsOpen);
    }

    [Fact]
    public void A_room_with_a_calendar_goes_by_it_until_it_is_taken_away()
    {
        var hours = Hours(new() { TimeZone = "UTC", Open = ["00:00-24:00"] });
        hours.Apply(new() { Schedule = new() { Open = [new([DayOfWeek.Tuesday], new(8, 0), new(9, 0))] } });
        Assert.False(hours.IsOpen);
        Assert.Equal("The room is closed until Tue 08:00.", hours.Sentence());

        hours.Apply(new());

        Assert.True(hours.IsOpen);
    }

    [Fact]
    public void While_the_clock_was_never_set_no_block_holds_and_a_room_that_may_be_closed_is()
    {
        var block = new ScheduleBlock { Id = "a", Name = "All day", Days = Enum.GetValues<DayOfWeek>() };
        var holiday = new SpecialDay(new(2026, 12, 25), null, "Christmas", new() { IsClosed = true });
        var (always, notAlways) = (Hours(new()), Hours(new()));
        always.Apply(new() { Schedule = new() { Blocks = [block] } });
        notAlways.Apply(new() { Schedule = new() { Blocks = [block], Days = [holiday] } });
        Assert.Equal(("All day", "All day"), (always.Now.Block?.Block.Name, notAlways.Now.Block?.Block.Name));

        _clock.Jumped = DateTimeOffset.UnixEpoch - _clock.GetUtcNow();

        Assert.Equal((null, true), (always.Now.Block, always.IsOpen));
        Assert.Equal((null, false), (notAlways.Now.Block, notAlways.IsOpen));
        _clock.Jumped = TimeSpan.Zero;
        Assert.NotNull(notAlways.Now.Block);
    }

    [Fact]
    public void The_sentence_says_until_when()
    {
        var hours = Hours(new() { TimeZone = "UTC", Open = ["Mon,Wed 08:00-18:00"] });

        Assert.Equal("The room is open until Mon 18:00.", hours.Sentence());
        MoveTo("2026-01-05T18:00Z");
        Assert.Equal("The room is closed until Wed 08:00.", hours.Sentence());
        hours.Apply(new()
        {
            Schedule = new() { Days = [new(new(2026, 1, 6), new(2026, 1, 20), "Holidays", new() { IsClosed = true })] },
        });
        Assert.Equal("The room is closed until 21 Jan 08:00.", hours.Sentence());
    }

    [Theory]
    [InlineData("00:00-24:00", true)]
    [InlineData("Fri-Mon 10:00-14:00", true)] // Round the week's end.
    [InlineData("mon 10:00-14:00", true)]
    [InlineData("Tue 10:00-14:00", false)]
    [InlineData("12:00-12:00", true)] // A whole day.
    public void Lines_are_read_as_people_write_them(string line, bool openOnMondayNoon) =>
        Assert.Equal(openOnMondayNoon, Hours(new() { TimeZone = "UTC", Open = [line] }).IsOpen);

    [Theory]
    [InlineData("Mon-Fri")]
    [InlineData("8-18")]
    [InlineData("Mo 08:00-18:00")]
    [InlineData("08:00-25:00")]
    [InlineData("24:00-08:00")]
    [InlineData("08:60-09:00")]
    [InlineData("-1:00-09:00")]
    [InlineData("")]
    public void A_line_that_cannot_be_read_stops_the_start_with_its_place(string line)
    {
        var refusal = Assert.Throws<SettingsException>(() =>
            SettingsRegistration.Read<HoursSettings>(Settings.Of(("Hours:Open:0", "08:00-09:00"), ("Hours:Open:1", line)))
        );

        Assert.StartsWith($"Hours: Open:1 is '{line}'. Write days and times such as", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_zone_that_is_not_known_is_refused() =>
        Assert.StartsWith(
            "TimeZone is 'Europe/Atlantis'",
            Assert.Single(new HoursSettings { TimeZone = "Europe/Atlantis" }.Problems()),
            StringComparison.Ordinal
        );

    private CurrentSchedule Hours(HoursSettings settings)
    {
        Assert.Empty(settings.Problems());
        return new CurrentSchedule(settings, _clock);
    }

    private void MoveTo(string utc) => _clock.Advance(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture) - _clock.GetUtcNow());
}
