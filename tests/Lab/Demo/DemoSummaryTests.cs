using Roomtone.Lab.Demo;

namespace Roomtone.Lab.Tests.Demo;

public class DemoSummaryTests
{
    private static readonly RoomCounts Room = new(Frames: 400, Faces: 900, Readings: 11);
    private static readonly OutboxLedger Outbox = new(Guid.NewGuid(), Published: 14, Dropped: 0);
    private static readonly StoredEvents Stored = new(Rows: 14, Distinct: 14, Moods: 11, TracksStarted: 1);

    [Fact]
    public void A_good_run_has_no_problems_and_the_names_of_the_design()
    {
        var summary = Summary();

        Assert.True(summary.IsWell);
        Assert.Equal(
            """{"frames":400,"faces":900,"readings":11,"mood_events":11,"events_published":14,"rows_stored":14,"tracks_started":1,"events_lost":0,"events_doubled":0,"dashboard_ok":true,"first_reading_s":7.3,"restarts":0,"problems":[]}""",
            summary.ToJson());
    }

    [Fact]
    public void An_event_that_did_not_arrive_is_lost()
    {
        var summary = Summary(stored: Stored with { Rows = 13, Distinct = 13 });

        Assert.Equal(1, summary.EventsLost);
        Assert.False(summary.IsWell);
    }

    [Fact]
    public void An_event_that_stands_there_twice_is_not_taken_for_a_missing_one()
    {
        var summary = Summary(stored: Stored with { Rows = 14, Distinct = 13 });

        Assert.Equal((1L, 1L), (summary.EventsLost, summary.EventsDoubled));
    }

    [Fact]
    public void An_event_that_a_full_outbox_dropped_is_said() =>
        Assert.Contains("dropped 3", Assert.Single(Summary(outbox: Outbox with { Dropped = 3 }).Problems), StringComparison.Ordinal);

    [Fact]
    public void An_empty_room_is_fine_for_a_camera_but_not_for_the_photographs()
    {
        Assert.True(Summary(counts: Room with { Faces = 0 }, facesExpected: false).IsWell);
        Assert.False(Summary(counts: Room with { Faces = 0 }, facesExpected: true).IsWell);
    }

    [Fact]
    public void A_dashboard_that_is_not_well_is_said_in_its_own_words()
    {
        var summary = Summary(visit: "The login answered 500.");

        Assert.False(summary.DashboardOk);
        Assert.Equal(["The login answered 500."], summary.Problems);
    }

    [Fact]
    public void A_box_that_never_came_up_is_no_success() =>
        Assert.False(DemoSummary.Of(new RoomCounts(0, 0, 0), null, StoredEvents.None, null, null, 0, facesExpected: false).IsWell);

    private static DemoSummary Summary(
        RoomCounts? counts = null,
        OutboxLedger? outbox = null,
        StoredEvents? stored = null,
        string? visit = null,
        bool facesExpected = true
    ) => DemoSummary.Of(counts ?? Room, outbox ?? Outbox, stored ?? Stored, visit, TimeSpan.FromSeconds(7.31), 0, facesExpected);
}
