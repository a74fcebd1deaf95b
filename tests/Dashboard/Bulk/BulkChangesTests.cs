using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Bulk;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Bulk;

/// <summary>Settings and commands for many boxes, with the preview, the progress and the way back.</summary>
public class BulkChangesTests(RealServers servers)
{
    private static readonly object Quiet = new { maxVolumePercent = 40, @explicit = "family" };

    [Fact]
    public async Task Of_twenty_boxes_nineteen_take_it_one_says_why_not_and_undo_puts_each_back()
    {
        await using var fleet = await Fleet.StartAsync(servers, 20);
        var stubborn = fleet.Boxes[7];
        stubborn.OnSettings = desired => new(desired.Revision, false, "The amplifier does not go that low.", new RoomSettings());
        await Fleet.TellAsync(fleet.Boxes[3], new RoomSettings { MaxVolumePercent = 77 });
        await Eventually.TrueAsync(() => fleet.Now(fleet.Boxes[3]).MaxVolumePercent == 77, "its settings are known");

        var run = await fleet.ChangeAsync(Quiet);
        var done = await fleet.EndAsync(run);

        Assert.Equal(19, done.Values.Count(box => box.State == "applied"));
        Assert.Equal(("refused", "The amplifier does not go that low."), done[stubborn.Id]);
        Assert.Equal((40, ExplicitMusic.Family), (fleet.Now(fleet.Boxes[3]).MaxVolumePercent, fleet.Now(fleet.Boxes[3]).Explicit));
        var (account, detail) = await fleet.Dashboard.AuditedAsync(AuditActions.Settings);
        Assert.Equal("owner", account);
        Assert.Matches($"^box-.*: .*40.*one of 20 boxes, {run}", detail);

        var undone = await fleet.EndAsync(await fleet.UndoAsync(run));

        Assert.Equal(19, undone.Values.Count(box => box.State == "applied"));
        Assert.Equal("unchanged", undone[stubborn.Id].State);
        Assert.Equal(77, fleet.Now(fleet.Boxes[3]).MaxVolumePercent);
        Assert.All(fleet.Boxes.Except([fleet.Boxes[3]]), box => Assert.Equal(100, fleet.Now(box).MaxVolumePercent));
    }

    [Fact]
    public async Task Undo_leaves_what_somebody_has_changed_since_and_says_so()
    {
        await using var fleet = await Fleet.StartAsync(servers, 3);
        var run = await fleet.ChangeAsync(Quiet);
        await fleet.EndAsync(run);
        var (one, both) = (fleet.Boxes[0], fleet.Boxes[1]);
        await fleet.Owner.PutAsync($"/api/devices/{one.Id}/settings", new { settings = new { maxVolumePercent = 55, @explicit = "family" } });
        await fleet.Owner.PutAsync($"/api/devices/{both.Id}/settings", new { settings = new { maxVolumePercent = 56, @explicit = "refused" } });

        var undone = await fleet.EndAsync(await fleet.UndoAsync(run));

        Assert.Equal(("applied", "Somebody has changed it since: loudest volume. That stays."), undone[one.Id]);
        Assert.Equal(("skipped", "Somebody has changed it since: loudest volume, explicit words. That stays."), undone[both.Id]);
        Assert.Equal((55, ExplicitMusic.Allowed), (fleet.Now(one).MaxVolumePercent, fleet.Now(one).Explicit));
        Assert.Equal((56, ExplicitMusic.Refused), (fleet.Now(both).MaxVolumePercent, fleet.Now(both).Explicit));
        Assert.Equal((100, ExplicitMusic.Allowed), (fleet.Now(fleet.Boxes[2]).MaxVolumePercent, fleet.Now(fleet.Boxes[2]).Explicit));
        var again = await fleet.Owner.PostAsync($"/api/bulk/{run}/undo", new { });
        Assert.Equal((409, "It was taken back already."), (again.Status, again.Error));
    }

    [Fact]
    public async Task The_preview_says_what_changes_who_takes_it_later_and_who_cannot_and_changes_nothing()
    {
        await using var fleet = await Fleet.StartAsync(servers, 3);
        await using var fresh = await Box.OnlineAsync(servers);
        await Eventually.TrueAsync(
            () => fleet.Dashboard.Part<Dashboard.Live.RoomStateCache>().Find(fresh.Id) is not null, "the fresh box is known");
        await fleet.Boxes[1].SayAsync(DeviceState.Offline);
        await Fleet.TellAsync(fleet.Boxes[2], new RoomSettings { MaxVolumePercent = 40, Explicit = ExplicitMusic.Family });
        await Eventually.TrueAsync(
            async () =>
            {
                var now = await fleet.PreviewAsync(new { targets = new { devices = fleet.Ids }, pieces = Quiet });
                return now[fleet.Ids[1]].GetProperty("outlook").GetString() == "later" && now[fleet.Ids[2]].GetProperty("outlook").GetString() == "unchanged";
            },
            "the dashboard knows who is there");

        var boxes = await fleet.PreviewAsync(new { targets = new { devices = fleet.Ids.Concat([fresh.Id, "vanished"]) }, pieces = Quiet });

        var change = boxes[fleet.Ids[0]].GetProperty("changes")[0];
        Assert.Equal("now", boxes[fleet.Ids[0]].GetProperty("outlook").GetString());
        Assert.Equal(
            ("maxVolumePercent", "100 %", "40 %"),
            (change.GetProperty("key").GetString(), change.GetProperty("from").GetString(), change.GetProperty("to").GetString()));
        Assert.Equal(BulkChanges.NotTold, boxes[fresh.Id].GetProperty("why").GetString());
        Assert.Equal("There is no box called vanished.", boxes["vanished"].GetProperty("why").GetString());
        Assert.Equal(100, fleet.Now(fleet.Boxes[0]).MaxVolumePercent);
    }

    [Fact]
    public async Task A_box_that_is_away_takes_it_when_it_is_back_and_what_was_taken_back_before_never()
    {
        await using var fleet = await Fleet.StartAsync(servers, 2);
        var (there, away) = (fleet.Boxes[0], fleet.Boxes[1]);
        away.OnSettings = _ => null;
        var run = await fleet.ChangeAsync(Quiet);
        await fleet.EndAsync(run, away.Id);

        await away.PublishAsync(
            Topics.SettingsReported(away.Id), Wire.Write(new ReportedSettings(1, true, null, fleet.Now(away))));
        Assert.Equal("applied", (await fleet.EndAsync(run))[away.Id].State);

        var second = await fleet.ChangeAsync(new { minPeople = 5 });
        await fleet.EndAsync(second, away.Id);
        await fleet.EndAsync(await fleet.UndoAsync(second), away.Id);
        await away.PublishAsync(
            Topics.SettingsReported(away.Id), Wire.Write(new ReportedSettings(3, true, null, fleet.Now(away))));

        Assert.Equal(("skipped", "It was taken back before the box had it."), (await fleet.EndAsync(second))[away.Id]);
        Assert.Equal((1, 1), (fleet.Now(there).MinPeople, fleet.Now(away).MinPeople));
    }

    [Fact]
    public async Task What_was_changed_is_known_and_can_be_taken_back_after_a_restart()
    {
        await using var fleet = await Fleet.StartAsync(servers, 2);
        var run = await fleet.ChangeAsync(Quiet);
        await fleet.EndAsync(run);
        var store = fleet.Dashboard.Part<BulkStore>();
        await Eventually.TrueAsync(
            async () => (await store.FindAsync(run, default))!.Boxes.Values.All(box => box.State == BulkBoxState.Applied), "it is stored");
        await using var next = await fleet.Dashboard.RestartAsync(servers);
        using var owner = await next.OwnerAsync();
        foreach (var box in fleet.Boxes)
            await Eventually.TrueAsync(
                () => next.Part<Dashboard.Live.SettingsPublisher>().Now(box.Id)?.MaxVolumePercent == 40, "the settings are known again");

        var undo = (await owner.PostAsync($"/api/bulk/{run}/undo", new { })).Body.GetProperty("id").GetString();

        await Eventually.TrueAsync(
            () => fleet.Boxes.All(box => next.Part<Dashboard.Live.SettingsPublisher>().Now(box.Id)!.MaxVolumePercent == 100), "all is as before");
        var listed = (await owner.GetAsync("/api/bulk")).Body.EnumerateArray().Single(one => one.GetProperty("id").GetString() == run);
        Assert.Equal(undo, listed.GetProperty("undoneBy").GetString());
    }

    [Fact]
    public async Task A_change_that_a_restart_cut_short_goes_on_and_still_knows_what_was_before()
    {
        await using var fleet = await Fleet.StartAsync(servers, 2);
        var run = await fleet.ChangeAsync(Quiet);
        await fleet.EndAsync(run);
        await fleet.Dashboard.DisposeAsync();
        // As if the power had gone after the first box was sent its part, before that was stored.
        await using var next = await fleet.Dashboard.RestartAsync(
            servers, before: "UPDATE bulk_boxes SET state = 'Queued', revision = NULL, pieces_after = NULL");
        using var owner = await next.OwnerAsync();

        await Eventually.TrueAsync(
            async () =>
            {
                next.Clock.Advance(TimeSpan.FromSeconds(1));
                var boxes = (await owner.GetAsync($"/api/bulk/{run}")).Body.GetProperty("boxes").EnumerateArray();
                return boxes.All(box => box.GetProperty("state").GetString() == "applied");
            },
            "the change went on");
        await owner.PostAsync($"/api/bulk/{run}/undo", new { });
        await Eventually.TrueAsync(
            () => fleet.Boxes.All(box => next.Part<Dashboard.Live.SettingsPublisher>().Now(box.Id)!.MaxVolumePercent == 100), "all is as before");
    }

    [Fact]
    public async Task A_command_goes_to_those_that_are_there_with_each_ones_answer()
    {
        await using var fleet = await Fleet.StartAsync(servers, 3);
        await fleet.Boxes[1].SayAsync(DeviceState.Offline);
        fleet.Boxes[2].OnCommand = command => new Reply(command.Id, false, "Nothing is playing.");
        await Eventually.TrueAsync(
            () => fleet.Dashboard.Part<Dashboard.Live.RoomStateCache>().Find(fleet.Ids[1])!.Status!.State == DeviceState.Offline, "it is away");

        var answer = await fleet.Owner.PostAsync(
            "/api/bulk", new { targets = new { devices = fleet.Ids }, command = new { name = "music.volume", args = new { percent = 30 } } });
        var run = answer.Body.GetProperty("id").GetString()!;
        var done = await fleet.EndAsync(run);

        Assert.Equal("applied", done[fleet.Ids[0]].State);
        Assert.Equal(("skipped", "It is not online, so nothing was sent."), done[fleet.Ids[1]]);
        Assert.Equal(("refused", "Nothing is playing."), done[fleet.Ids[2]]);
        var undo = await fleet.Owner.PostAsync($"/api/bulk/{run}/undo", new { });
        Assert.Equal((409, "A command cannot be taken back."), (undo.Status, undo.Error));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence()
    {
        await using var fleet = await Fleet.StartAsync(servers, 1);
        var targets = new { devices = fleet.Ids };
        foreach (var (request, part) in new (object, string)[]
        {
            (new { targets }, "Say what to change"),
            (new { pieces = Quiet }, "Say which boxes"),
            (new { targets = new { all = true, tag = "x" }, pieces = Quiet }, "Say which boxes"),
            (new { targets = new { devices = Array.Empty<string>() }, pieces = Quiet }, "at least one"),
            (new { targets = new { devices = Enumerable.Range(0, 10_000).Select(i => $"box-{i}") }, pieces = Quiet }, "At most 2000 boxes"),
            (new { targets = new { devices = new[] { "No Box" } }, pieces = Quiet }, "not the name of a box"),
            (new { targets = new { devices = new[] { "vanished" } }, pieces = Quiet }, "no box called vanished"),
            (new { targets = new { tag = new string('x', 10_000) }, pieces = Quiet }, "No box carries this tag."),
            (new { targets = new { site = "nowhere" }, pieces = Quiet }, "No box stands in this site."),
            (new { targets, pieces = new { } }, "at least one setting"),
            (new { targets, pieces = new[] { 1 } }, "an object"),
            (new { targets, pieces = new { loudness = 11 } }, "no setting called 'loudness'"),
            (new { targets, pieces = new { maxVolumePercent = 101 } }, "must be from 0 to 100"),
            (new { targets, pieces = new { maxVolumePercent = (int?)null } }, "The value of maxVolumePercent cannot be read."),
            (new { targets, pieces = new { genres = new[] { new string('x', 10_000) } } }, "genres has more than"),
            (new { targets, pieces = new { schedule = new { blocks = new object?[] { null } } } }, "entry that is null"),
            (new { targets, pieces = new { profiles = Array.Empty<object>() } }, "belong to one room"),
            (new { targets, command = new { name = "queue.add", args = new { track = "a" } } }, "not for many boxes"),
            (new { targets, command = new { name = "music.volume", args = new { percent = 400 } } }, "from 0 to 100"),
            (new { targets, command = new { name = "broker.password", args = new { } } }, "not for many boxes"),
        })
        {
            foreach (var path in new[] { "/api/bulk/preview", "/api/bulk" })
            {
                var answer = await fleet.Owner.PostAsync(path, request);
                Assert.True(answer.Status == 400 && answer.Error.Contains(part, StringComparison.Ordinal), $"{part}: {answer.Text}");
            }
        }

        Assert.Equal(404, (await fleet.Owner.GetAsync("/api/bulk/nothing")).Status);
        Assert.Equal(404, (await fleet.Owner.PostAsync("/api/bulk", new { targets, template = "nothing" })).Status);
        Assert.Empty((await fleet.Owner.GetAsync("/api/bulk")).Body.EnumerateArray());
    }

    [Fact]
    public async Task Who_looks_after_one_site_changes_its_boxes_and_no_other()
    {
        await using var fleet = await Fleet.StartAsync(servers, 2);
        using var mia = await Templates.TemplateTests.AdminOfAsync(fleet, fleet.Ids[0]);

        var all = await mia.PostAsync("/api/bulk/preview", new { targets = new { all = true }, pieces = Quiet });
        var others = await mia.PostAsync("/api/bulk", new { targets = new { devices = new[] { fleet.Ids[1] } }, pieces = Quiet });
        var ofOwner = await fleet.ChangeAsync(Quiet);

        Assert.Equal(fleet.Ids[0], Assert.Single(all.Body.GetProperty("boxes").EnumerateArray()).GetProperty("device").GetString());
        Assert.Equal((400, $"There is no box called {fleet.Ids[1]}."), (others.Status, others.Error));
        Assert.Equal(404, (await mia.GetAsync($"/api/bulk/{ofOwner}")).Status);
        Assert.Equal(404, (await mia.PostAsync($"/api/bulk/{ofOwner}/undo", new { })).Status);
        Assert.Empty((await mia.GetAsync("/api/bulk")).Body.EnumerateArray());
    }
}
