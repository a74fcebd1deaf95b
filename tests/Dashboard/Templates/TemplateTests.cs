using System.Text.Json;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Tests.Bulk;
using Roomtone.Dashboard.Tests.History;

namespace Roomtone.Dashboard.Tests.Templates;

/// <summary>Pieces of settings with a name, that boxes follow until they differ.</summary>
public class TemplateTests(RealServers servers)
{
    [Fact]
    public async Task Boxes_follow_a_template_and_its_changes_until_they_differ_and_the_difference_is_shown()
    {
        await using var fleet = await Fleet.StartAsync(servers, 3);
        var template = await MakeAsync(fleet, new { maxVolumePercent = 40, minPeople = 3 });
        await FollowAsync(fleet, template);
        Assert.All(fleet.Boxes, box => Assert.Equal((40, 3), (fleet.Now(box).MaxVolumePercent, fleet.Now(box).MinPeople)));
        var own = fleet.Boxes[1];
        await fleet.Owner.PutAsync($"/api/devices/{own.Id}/settings", new { settings = new { maxVolumePercent = 65, minPeople = 3 } });

        var follower = (await ShowAsync(fleet, template)).GetProperty("followers").EnumerateArray().Single(one => one.Text("device") == own.Id);
        var difference = follower.GetProperty("differences")[0];
        Assert.Equal(
            ("differs", "loudest volume", "40 %", "65 %"),
            (follower.Text("state"), difference.Text("name"), difference.Text("from"), difference.Text("to")));

        var changed = new { name = "Café, weekdays", pieces = new { maxVolumePercent = 50, minPeople = 4 }, revision = 1 };
        var preview = await fleet.Owner.PostAsync($"/api/templates/{template}/preview", changed);
        var kept = preview.Body.GetProperty("boxes").EnumerateArray().Single(one => one.Text("device") == own.Id);
        Assert.Equal("It has its own: loudest volume. That stays.", kept.Text("why"));
        Assert.Equal("minPeople", kept.GetProperty("changes")[0].Text("key"));

        var run = (await fleet.Owner.PutAsync($"/api/templates/{template}", changed)).Body.Text("run");
        await fleet.EndAsync(run);

        Assert.Equal((65, 4), (fleet.Now(own).MaxVolumePercent, fleet.Now(own).MinPeople));
        Assert.Equal((50, 4), (fleet.Now(fleet.Boxes[0]).MaxVolumePercent, fleet.Now(fleet.Boxes[0]).MinPeople));
        var late = await fleet.Owner.PutAsync($"/api/templates/{template}", changed);
        Assert.Equal(409, late.Status);
        Assert.StartsWith("Somebody else has changed this template meanwhile.", late.Error, StringComparison.Ordinal);

        await fleet.EndAsync(await fleet.UndoAsync(run));
        Assert.Equal((40, 3), (fleet.Now(fleet.Boxes[0]).MaxVolumePercent, fleet.Now(fleet.Boxes[0]).MinPeople));
        Assert.Equal((65, 3), (fleet.Now(own).MaxVolumePercent, fleet.Now(own).MinPeople));
        Assert.Equal(40, (await ShowAsync(fleet, template)).GetProperty("pieces").GetProperty("maxVolumePercent").GetInt32());
    }

    [Fact]
    public async Task Undo_of_following_puts_back_what_each_followed_before()
    {
        await using var fleet = await Fleet.StartAsync(servers, 2);
        var first = await MakeAsync(fleet, new { maxVolumePercent = 40 });
        var second = await MakeAsync(fleet, new { maxVolumePercent = 60 });
        await FollowAsync(fleet, first, fleet.Ids[0]);
        var run = await FollowAsync(fleet, second);
        Assert.Equal((second, second), await FollowedAsync(fleet));

        await fleet.EndAsync(await fleet.UndoAsync(run));

        Assert.Equal((first, null), await FollowedAsync(fleet));
        Assert.Equal((40, 100), (fleet.Now(fleet.Boxes[0]).MaxVolumePercent, fleet.Now(fleet.Boxes[1]).MaxVolumePercent));
        Assert.Equal(204, (await fleet.Owner.DeleteAsync($"/api/devices/{fleet.Ids[0]}/template")).Status);
        Assert.Equal((null, null), await FollowedAsync(fleet));
        Assert.Equal(204, (await fleet.Owner.DeleteAsync($"/api/templates/{first}")).Status);
        Assert.Equal(40, fleet.Now(fleet.Boxes[0]).MaxVolumePercent);
    }

    [Fact]
    public async Task An_ill_template_is_refused_and_one_that_was_kept_is_shown_with_what_is_wrong()
    {
        await using var fleet = await Fleet.StartAsync(servers, 1);
        foreach (var (body, part) in new (object, string)[]
        {
            (new { name = "", pieces = new { minPeople = 1 } }, "a name of 1 to 100 letters"),
            (new { name = new string('x', 10_000), pieces = new { minPeople = 1 } }, "a name of 1 to 100 letters"),
            (new { name = "x" }, "Give the settings to change"),
            (new { name = "x", pieces = new { } }, "at least one setting"),
            (new { name = "x", pieces = new { minPeople = 0 } }, "must be from 1 to 100"),
            (new { name = "x", pieces = new { mood = "happy" } }, "no setting called 'mood'"),
        })
        {
            var answer = await fleet.Owner.PostAsync("/api/templates", body);
            Assert.True(answer.Status == 400 && answer.Error.Contains(part, StringComparison.Ordinal), answer.Text);
        }

        var template = await MakeAsync(fleet, new { minPeople = 2 });
        fleet.Dashboard.Insert("UPDATE templates SET pieces = '{\"ofAnotherVersion\":1}'");
        Assert.Contains("no setting called 'ofAnotherVersion'", (await ShowAsync(fleet, template)).Text("problem"), StringComparison.Ordinal);
        var followed = await fleet.Owner.PostAsync("/api/bulk", new { targets = new { all = true }, template });
        Assert.Equal(400, followed.Status);
        Assert.Equal(404, (await fleet.Owner.DeleteAsync("/api/templates/nothing")).Status);
    }

    [Fact]
    public async Task Who_looks_after_one_site_cannot_change_what_boxes_of_others_follow()
    {
        await using var fleet = await Fleet.StartAsync(servers, 2);
        var template = await MakeAsync(fleet, new { maxVolumePercent = 40 });
        var unseen = await MakeAsync(fleet, new { maxVolumePercent = 41 });
        using var mia = await AdminOfAsync(fleet, fleet.Ids[0]);
        Assert.Empty((await mia.GetAsync("/api/templates")).Body.EnumerateArray());
        await FollowAsync(fleet, template);

        var seen = Assert.Single((await mia.GetAsync("/api/templates")).Body.EnumerateArray());
        var change = new { name = "x", pieces = new { maxVolumePercent = 90 }, revision = 1 };

        Assert.Equal(template, seen.Text("id"));
        Assert.False(seen.GetProperty("mayChange").GetBoolean());
        Assert.Equal(fleet.Ids[0], Assert.Single(seen.GetProperty("followers").EnumerateArray()).Text("device"));
        Assert.Equal(403, (await mia.PutAsync($"/api/templates/{template}", change)).Status);
        Assert.Equal(403, (await mia.DeleteAsync($"/api/templates/{template}")).Status);
        Assert.Equal(404, (await mia.PutAsync($"/api/templates/{unseen}", change)).Status);
        Assert.Equal(40, fleet.Now(fleet.Boxes[1]).MaxVolumePercent);
    }

    private static async Task<string> MakeAsync(Fleet fleet, object pieces)
    {
        var answer = await fleet.Owner.PostAsync("/api/templates", new { name = "Café, weekdays", pieces });
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Body.Text("id");
    }

    private static async Task<string> FollowAsync(Fleet fleet, string template, params string[] devices)
    {
        var targets = new { devices = devices.Length == 0 ? fleet.Ids : devices };
        var run = (await fleet.Owner.PostAsync("/api/bulk", new { targets, template })).Body.Text("id");
        await fleet.EndAsync(run);
        return run;
    }

    private static async Task<JsonElement> ShowAsync(Fleet fleet, string template) =>
        (await fleet.Owner.GetAsync("/api/templates")).Body.EnumerateArray().Single(one => one.Text("id") == template);

    private static async Task<(string?, string?)> FollowedAsync(Fleet fleet)
    {
        var devices = (await fleet.Owner.GetAsync("/api/devices")).Body.EnumerateArray()
            .ToDictionary(device => device.Text("id"), device => device.GetProperty("template").GetString());
        return (devices[fleet.Ids[0]], devices[fleet.Ids[1]]);
    }

    internal static async Task<Browser> AdminOfAsync(Fleet fleet, string device)
    {
        var site = (await fleet.Owner.PostAsync("/api/sites", new { name = "Café" })).Body.Text("id");
        var room = (await fleet.Owner.PostAsync($"/api/sites/{site}/rooms", new { name = "Bar" })).Body.Text("id");
        await fleet.Owner.PutAsync($"/api/sites/{site}/devices/{device}", new { room });
        var made = await fleet.Owner.PostAsync("/api/accounts", new { name = "mia", role = Roles.Admin, sites = new[] { site } });
        var first = made.Body.Text("password");
        using (var fresh = await fleet.Dashboard.LoggedInAsync("mia", first))
            await fresh.PostAsync("/api/session/password", new { current = first, next = RunningDashboard.OwnerPassword });
        return await fleet.Dashboard.LoggedInAsync("mia", RunningDashboard.OwnerPassword);
    }
}
