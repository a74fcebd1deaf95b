using System.Net;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Calendars;
using Roomtone.Dashboard.Live;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Calendars;

public sealed class CalendarWatchTests(RealServers servers)
{
    private const string Fair = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260220\nSUMMARY:Fair\nEND:VEVENT\nEND:VCALENDAR";

    [Fact]
    public async Task A_calendar_is_read_once_a_day_and_the_box_is_told_only_what_changed()
    {
        using var site = new CalendarSite();
        site.Serve(Fair);
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        await HasAsync(dashboard, box, new DayCalendar("c", "Days off", new() { IsClosed = true }) { Address = site.Address });

        await LookAsync(dashboard);
        var room = await RoomAsync(dashboard, box, 2);
        var day = Assert.Single(room.Settings.Schedule!.Days);
        Assert.Equal((new DateOnly(2026, 2, 20), "Fair", true, "c"), (day.From, day.Name, day.Rule.IsClosed, day.Calendar));
        Assert.Equal(CalendarWatch.Name, (await dashboard.AuditedAsync(AuditActions.Settings)).Account);

        await ReadAgainAsync(dashboard, box);
        site.Serve("gone", HttpStatusCode.NotFound);
        await ReadAgainAsync(dashboard, box);
        using var owner = await dashboard.OwnerAsync();
        Assert.Contains("was not given out", (await owner.GetAsync($"/api/devices/{box.Id}/calendars")).Text, StringComparison.Ordinal);
        site.Serve(Fair.Replace("20260220", "20260221", StringComparison.Ordinal));
        await ReadUntilSoundAsync(dashboard, box);

        // The third revision is the changed day: neither the same days nor the fault made one.
        room = await RoomAsync(dashboard, box, 3);
        Assert.Equal(new DateOnly(2026, 2, 21), Assert.Single(room.Settings.Schedule!.Days).From);
        Assert.Null(Assert.Single(dashboard.Part<CalendarWatch>().Of(box.Id)).Problem);
    }

    [Fact]
    public async Task What_a_person_saves_meanwhile_is_not_taken_back()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        box.OnSettings = _ => null;
        var settings = await HasAsync(dashboard, box, new DayCalendar("c", "Holidays", new DayRule()) { Country = "DE" });

        // The broker has not echoed it when the calendar is read.
        var saving = dashboard.Part<SettingsPublisher>().PutAsync(box.Id, settings with { MaxVolumePercent = 33 }, CancellationToken.None);
        await dashboard.Part<CalendarWatch>().ReadDueAsync(CancellationToken.None);

        var room = await RoomAsync(dashboard, box, 3);
        Assert.Equal(33, room.Settings.MaxVolumePercent);
        Assert.NotEmpty(room.Settings.Schedule!.Days);
        dashboard.Clock.Advance(SettingsPublisher.ReportWithin);
        Assert.False((await saving).Applied);
    }

    /// <summary>A day later. The clock does not move while it is read: the reader would take that for a calendar that is slow.</summary>
    private static async Task ReadAgainAsync(RunningDashboard dashboard, Box box)
    {
        DateTimeOffset At() => Assert.Single(dashboard.Part<CalendarWatch>().Of(box.Id)).At;
        var before = At();
        dashboard.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync(dashboard);
        Assert.True(At() > before, "it is read again");
    }

    /// <summary>
    /// After a fault it is read again within hours. To the broker's link a leap of the clock is silence, so it goes in small steps.
    /// </summary>
    private static Task ReadUntilSoundAsync(RunningDashboard dashboard, Box box) => Eventually.TrueAsync(
        async () =>
        {
            dashboard.Clock.Advance(TimeSpan.FromSeconds(10));
            if (dashboard.Part<IMqttLink>().IsConnected) await LookAsync(dashboard);
            return dashboard.Part<CalendarWatch>().Of(box.Id) is [{ Problem: null }];
        },
        "it is read without a fault");

    private static Task LookAsync(RunningDashboard dashboard) => dashboard.Part<CalendarWatch>().ReadDueAsync(CancellationToken.None);

    private static async Task<RoomSettings> HasAsync(RunningDashboard dashboard, Box box, DayCalendar calendar)
    {
        var settings = new RoomSettings { Schedule = new RoomSchedule { Calendars = [calendar] } };
        await box.PublishAsync(Topics.SettingsReported(box.Id), Wire.Write(new ReportedSettings(1, true, null, settings)));
        await RoomAsync(dashboard, box, 1);
        return settings;
    }

    private static async Task<SettingsView> RoomAsync(RunningDashboard dashboard, Box box, long revision)
    {
        SettingsView? view = null;
        await Eventually.TrueAsync(
            () => (view = SettingsPublisher.Of(dashboard.Part<RoomStateCache>().Find(box.Id))).Revision == revision,
            $"revision {revision} is known");
        return view!;
    }
}
