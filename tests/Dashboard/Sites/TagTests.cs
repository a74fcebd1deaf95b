using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Sites;
using Roomtone.Dashboard.Tests.Bulk;
using Roomtone.Dashboard.Tests.History;

namespace Roomtone.Dashboard.Tests.Sites;

/// <summary>Words on boxes, by which they are found and changed together.</summary>
public class TagTests(RealServers servers)
{
    [Fact]
    public async Task Boxes_are_given_tags_and_changed_by_them()
    {
        await using var fleet = await Fleet.StartAsync(servers, 3);
        var two = new { devices = fleet.Ids.Take(2) };
        Assert.Equal(204, (await fleet.Owner.PostAsync("/api/bulk/tags", new { targets = two, add = new[] { " Terrace ", "old" } })).Status);
        Assert.Equal(204, (await fleet.Owner.PostAsync("/api/bulk/tags", new { targets = new { tag = "terrace" }, remove = new[] { "old" } })).Status);
        Assert.Equal(204, (await fleet.Owner.PutAsync($"/api/devices/{fleet.Ids[2]}/tags", new { tags = new[] { "TERRACE", "bar" } })).Status);
        Assert.Equal(204, (await fleet.Owner.PutAsync($"/api/devices/{fleet.Ids[2]}/tags", new { tags = new[] { "bar" } })).Status);

        var devices = (await fleet.Owner.GetAsync("/api/devices")).Body.EnumerateArray()
            .ToDictionary(device => device.Text("id"), device => string.Join(' ', device.GetProperty("tags").EnumerateArray()));
        Assert.Equal(["terrace", "terrace", "bar"], fleet.Ids.Select(id => devices[id]));
        Assert.StartsWith("box-", (await fleet.Dashboard.AuditedAsync(AuditActions.Tags)).Detail, StringComparison.Ordinal);

        var run = await fleet.Owner.PostAsync("/api/bulk", new { targets = new { tag = "terrace" }, pieces = new { minPeople = 2 } });
        await fleet.EndAsync(run.Body.Text("id"));
        Assert.Equal([2, 2, 1], fleet.Boxes.Select(box => fleet.Now(box).MinPeople));
    }

    [Fact]
    public async Task Tags_that_cannot_be_are_refused_with_a_sentence_and_change_nothing()
    {
        await using var fleet = await Fleet.StartAsync(servers, 1);
        var path = $"/api/devices/{fleet.Ids[0]}/tags";
        foreach (var tag in new[] { "", "  ", new string('x', 10_000), "a\u0007b" })
            Assert.Equal((400, "A tag has 1 to 40 letters, such as 'terrace'."), Told(await fleet.Owner.PutAsync(path, new { tags = new[] { tag } })));
        Assert.Equal(400, (await fleet.Owner.PutTextAsync(path, """{"tags":["\ud800"]}""")).Status);
        Assert.Equal(400, (await fleet.Owner.PutTextAsync(path, """{"tags":[null]}""")).Status);
        Assert.Equal(400, (await fleet.Owner.PutAsync(path, new { })).Status);
        Assert.Equal(404, (await fleet.Owner.PutAsync("/api/devices/vanished/tags", new { tags = new[] { "x" } })).Status);

        await fleet.Owner.PutAsync(path, new { tags = Enumerable.Range(0, TagStore.MostOfADevice).Select(i => $"t{i}") });
        var full = await fleet.Owner.PostAsync("/api/bulk/tags", new { targets = new { all = true }, add = new[] { "one more" } });
        Assert.Equal(409, full.Status);
        Assert.Contains("at most 20 tags", full.Error, StringComparison.Ordinal);
    }

    private static (int Status, string Error) Told(Answer answer) => (answer.Status, answer.Error);
}
