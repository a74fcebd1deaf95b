using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Tests.History;
using Roomtone.Dashboard.Walls;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Walls;

/// <summary>Tablets that show one room without a login.</summary>
public class WallTests(RealServers servers)
{
    [Fact]
    public async Task A_code_pairs_one_tablet_once_which_then_sees_its_own_room_and_no_file_name()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        await using var other = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        await box.ShowAsync(StateKinds.Track, Sample.Playing);
        await box.ShowAsync(StateKinds.Mood, Sample.Happy);
        var code = await CodeAsync(owner, box.Id);
        using var tablet = dashboard.Stranger();
        using var late = dashboard.Stranger();

        var paired = await tablet.PostAsync("/api/wall/pair", new { code = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) });
        var again = await late.PostAsync("/api/wall/pair", new { code });

        Assert.Equal([200, 403], [paired.Status, again.Status]);
        Assert.EndsWith("Ask the owner for another one.", again.Error, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await ShownAsync(tablet)).Track is not null, "the wall shows what plays");
        var shown = await tablet.GetAsync("/api/wall");
        Assert.Equal(("Aurora", "The Lamps"), (shown.Body.GetProperty("track").Text("title"), shown.Body.GetProperty("track").Text("artist")));
        Assert.Equal(box.Id, shown.Body.Text("device"));
        Assert.DoesNotContain("a.ogg", shown.Text, StringComparison.Ordinal);
        Assert.Contains("paired from", (await dashboard.AuditedAsync(AuditActions.Wall)).Detail, StringComparison.Ordinal);
        var listed = (await owner.GetAsync($"/api/devices/{box.Id}/walls")).Body.EnumerateArray().Single();
        Assert.True(listed.GetProperty("isPaired").GetBoolean());
        Assert.Empty((await owner.GetAsync($"/api/devices/{other.Id}/walls")).Body.EnumerateArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_mood_is_sent_only_where_the_owner_wants_it(bool shows)
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var wall = await PairedAsync(dashboard, owner, box.Id, showsMood: shows);
        using var live = new LiveView(await wall.OpenAsync("/api/wall/live"));
        Assert.Equal(WallFeed.Kind, (await live.NextAsync()).Name);

        await box.ShowAsync(StateKinds.Mood, Sample.Happy);
        await box.ShowAsync(StateKinds.Track, Sample.Playing);
        JsonElement said;
        do said = (await live.NextAsync()).Data;
        while (!said.TryGetProperty("track", out var track) || track.ValueKind == JsonValueKind.Null);

        Assert.Equal(shows, said.TryGetProperty("mood", out var mood) && mood.ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task It_skips_only_where_it_may_and_the_box_hears_who()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var may = await PairedAsync(dashboard, owner, box.Id);
        using var mayNot = await PairedAsync(dashboard, owner, box.Id, maySkip: false);
        Command? heard = null;
        box.OnCommand = command => new Reply((heard = command).Id, true);
        await Eventually.TrueAsync(async () => (await ShownAsync(may)).IsThere, "the box is there");

        Assert.Equal(204, (await may.PostAsync("/api/wall/skip", new { })).Status);
        Assert.Equal((CommandNames.MusicSkip, "wall Beside the bar"), (heard!.Name, heard.By));
        var refused = await mayNot.PostAsync("/api/wall/skip", new { });
        Assert.Equal((403, "This wall shows what plays, and may not skip it."), (refused.Status, refused.Error));
        box.OnCommand = command => new Reply(command.Id, false, "Nothing is playing.");
        Assert.Equal("Nothing is playing.", (await may.PostAsync("/api/wall/skip", new { })).Error);
    }

    [Fact]
    public async Task One_that_is_removed_is_out_at_once_and_its_stream_ends()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var wall = await PairedAsync(dashboard, owner, box.Id);
        using var live = new LiveView(await wall.OpenAsync("/api/wall/live"));
        await live.NextAsync();
        var id = (await owner.GetAsync($"/api/devices/{box.Id}/walls")).Body.EnumerateArray().Single().Text("id");

        Assert.Equal(204, (await owner.DeleteAsync($"/api/devices/{box.Id}/walls/{id}")).Status);
        Assert.Equal(404, (await owner.DeleteAsync($"/api/devices/{box.Id}/walls/{id}")).Status);

        Assert.Equal(401, (await wall.GetAsync("/api/wall")).Status);
        await box.ShowAsync(StateKinds.Mood, Sample.Happy);
        while (await live.LineAsync() is not null)
        {
            // What was said before.
        }
    }

    [Fact]
    public async Task Another_code_puts_the_tablet_before_out_once_it_is_used()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var before = await PairedAsync(dashboard, owner, box.Id);
        var id = (await owner.GetAsync($"/api/devices/{box.Id}/walls")).Body.EnumerateArray().Single().Text("id");
        var code = (await owner.PostAsync($"/api/devices/{box.Id}/walls/{id}/code", new { })).Body.Text("code");
        Assert.Equal(200, (await before.GetAsync("/api/wall")).Status);

        using var after = dashboard.Stranger();
        Assert.Equal(200, (await after.PostAsync("/api/wall/pair", new { code })).Status);

        Assert.Equal(401, (await before.GetAsync("/api/wall")).Status);
        Assert.Equal(200, (await after.GetAsync("/api/wall")).Status);
        Assert.Equal(404, (await owner.PostAsync($"/api/devices/{box.Id}/walls/nobody/code", new { })).Status);
    }

    [Fact]
    public async Task A_code_ends_after_a_quarter_of_an_hour_and_with_the_account_that_made_it()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var admin = await dashboard.AccountAsync("anna", Roles.Admin);
        using var tablet = dashboard.Stranger();
        var old = await CodeAsync(owner, box.Id);
        var orphan = await CodeAsync(admin, box.Id);

        Assert.Equal(204, (await owner.DeleteAsync("/api/accounts/anna")).Status);
        Assert.Equal(403, (await tablet.PostAsync("/api/wall/pair", new { code = orphan })).Status);
        dashboard.Clock.Advance(WallStore.CodeHoldsFor);
        Assert.Equal(403, (await tablet.PostAsync("/api/wall/pair", new { code = old })).Status);
    }

    [Fact]
    public async Task What_cannot_be_gets_a_sentence()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var tablet = dashboard.Stranger();
        foreach (var code in new[] { null, "", "AAAA", new string('A', 10_000), "ÄÖÜß-ÄÖÜß" })
            Assert.EndsWith(".", (await tablet.PostAsync("/api/wall/pair", new { code })).Error, StringComparison.Ordinal);
        foreach (var name in new[] { null, " ", "a\nb", new string('x', WallStore.LongestName + 1) })
            Assert.Equal(400, (await owner.PostAsync($"/api/devices/{box.Id}/walls", new { name, showsMood = true })).Status);
        Assert.Equal(404, (await owner.PostAsync("/api/devices/unknown-box/walls", new { name = "Bar" })).Status);
        for (var i = 0; i < WallStore.MostOfADevice; i++) await CodeAsync(owner, box.Id);
        var tooMany = await owner.PostAsync($"/api/devices/{box.Id}/walls", new { name = "One more" });
        Assert.Equal((409, "The room has 20 walls already. Remove one first."), (tooMany.Status, tooMany.Error));
    }

    [Fact]
    public async Task It_goes_on_while_the_database_is_away()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var wall = await PairedAsync(dashboard, owner, box.Id);
        Assert.Equal(200, (await wall.GetAsync("/api/wall")).Status);

        dashboard.Insert("RENAME TABLE walls TO gone");
        dashboard.Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(200, (await wall.GetAsync("/api/wall")).Status);
    }

    /// <summary>A tablet that is paired with this room.</summary>
    internal static async Task<Browser> PairedAsync(
        RunningDashboard dashboard, Browser owner, string device, bool showsMood = false, bool maySkip = true)
    {
        var code = await CodeAsync(owner, device, showsMood, maySkip);
        var tablet = dashboard.Stranger();
        Assert.Equal(200, (await tablet.PostAsync("/api/wall/pair", new { code })).Status);
        return tablet;
    }

    private static async Task<string> CodeAsync(Browser owner, string device, bool showsMood = false, bool maySkip = true)
    {
        Answer made = null!;
        await Eventually.TrueAsync(
            async () =>
            {
                made = await owner.PostAsync($"/api/devices/{device}/walls", new { name = "Beside the bar", showsMood, maySkip });
                return made.Status != 404;
            },
            "the dashboard knows the box");
        Assert.Equal(200, made.Status);
        return made.Body.Text("code");
    }

    private static async Task<WallScreen> ShownAsync(Browser wall) => Wire.Read<WallScreen>((await wall.GetAsync("/api/wall")).Body);
}
