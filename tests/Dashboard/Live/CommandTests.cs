using System.Text.Json;
using Dapper;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Live;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Live;

public class CommandTests(RealServers servers)
{
    [Fact]
    public async Task A_command_reaches_the_box_and_its_reply_comes_back()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        Command? received = null;
        box.OnCommand = command =>
        {
            received = command;
            return new Reply(command.Id, true, Data: Wire.Element(new[] { Sample.Song }));
        };
        using var browser = await SeesAsync(dashboard, box);

        var answer = await browser.CommandAsync(box.Id, "library.search", new { text = "aurora" });

        Assert.Equal(200, answer.Status);
        Assert.Equal("Aurora", answer.Body.GetProperty("data")[0].GetProperty("title").GetString());
        Assert.Equal(("library.search", "owner"), (received!.Name, received.By));
        Assert.Equal("aurora", received.Args!.Value.GetProperty("text").GetString());
        Assert.InRange(received.Expires, dashboard.Clock.GetUtcNow().AddSeconds(5), dashboard.Clock.GetUtcNow().AddSeconds(30));
    }

    [Fact]
    public async Task What_changes_something_is_audited_and_what_only_asks_is_not()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await SeesAsync(dashboard, box);

        foreach (var name in new[] { "library.search", "music.figures", "music.skip" })
            Assert.Equal(200, (await browser.CommandAsync(box.Id, name)).Status);

        await dashboard.AuditedAsync(AuditActions.Command);
        using var tables = dashboard.History.OpenConnection();
        Assert.Equal(
            [$"{box.Id}: music.skip"],
            tables.Query<string>("SELECT detail FROM audit_log WHERE action = @action", new { action = AuditActions.Command })
        );
    }

    [Fact]
    public async Task What_the_box_refuses_is_told_in_its_own_words()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        box.OnCommand = command => new Reply(command.Id, false, "There is no track to skip.");
        using var browser = await SeesAsync(dashboard, box);

        var answer = await browser.CommandAsync(box.Id, "music.skip");

        Assert.Equal(409, answer.Status);
        Assert.Equal("There is no track to skip.", answer.Error);
    }

    [Fact]
    public async Task No_reply_in_five_seconds_is_told()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        box.OnCommand = _ =>
        {
            received.TrySetResult();
            return null;
        };
        using var browser = await SeesAsync(dashboard, box);

        var sending = browser.CommandAsync(box.Id, "music.skip");
        await received.Task;
        var answer = await AfterFiveSecondsAsync(dashboard, sending);

        Assert.Equal(504, answer.Status);
        Assert.Contains("did not answer", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_box_cannot_answer_in_its_place()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        await using var other = await Box.OnlineAsync(servers);
        var received = new TaskCompletionSource<Command>(TaskCreationOptions.RunContinuationsAsynchronously);
        box.OnCommand = command =>
        {
            received.TrySetResult(command);
            return null;
        };
        using var browser = await SeesAsync(dashboard, box);

        var sending = browser.CommandAsync(box.Id, "music.skip");
        var command = await received.Task;
        await other.PublishAsync(Topics.Replies(other.Id), Wire.Write(new Reply(command.Id, true)));
        await other.ShowAsync(StateKinds.Track, Sample.Playing);
        await Eventually.TrueAsync(
            () => dashboard.Part<RoomStateCache>().Find(other.Id)?.Track is not null,
            "the dashboard has read what the other box sent"
        );

        Assert.False(sending.IsCompleted);
        Assert.Equal(504, (await AfterFiveSecondsAsync(dashboard, sending)).Status);
    }

    [Fact]
    public async Task A_box_that_is_offline_is_not_waited_for()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        await box.SayAsync(DeviceState.Stopped);
        await Eventually.TrueAsync(
            () => dashboard.Part<RoomStateCache>().Find(box.Id)?.Status?.State == DeviceState.Stopped,
            "the dashboard knows that the box has stopped"
        );
        using var browser = await dashboard.OwnerAsync();

        var answer = await browser.CommandAsync(box.Id, "music.skip");

        Assert.Equal(504, answer.Status);
        Assert.Contains("not online", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_refused()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();

        var unknown = await browser.CommandAsync("kitchen", "box.explode");
        var noObject = await browser.CommandAsync("kitchen", "music.volume", "loud");

        Assert.Equal([400, 400], [unknown.Status, noObject.Status]);
        Assert.Contains("no command called box.explode", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("must be an object", noObject.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_go_to_the_box_with_the_next_revision_and_come_back_applied()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await SeesAsync(dashboard, box);
        var path = $"/api/devices/{box.Id}/settings";

        var before = await browser.GetAsync(path);
        var first = await browser.PutAsync(path, new { settings = new { minPeople = 3, languages = new[] { "en" } } });
        var second = await browser.PutAsync(path, new { settings = new { minPeople = 4 } });

        Assert.Equal(0, before.Body.GetProperty("revision").GetInt64());
        Assert.StartsWith(
            """{"revision":1,"settings":{"minPeople":3,"maxVolumePercent":100,"languages":["en"],"genres":[],"explicit":"allowed",""",
            first.Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith("""},"applied":true,"error":null}""", first.Text, StringComparison.Ordinal);
        Assert.Equal(2, second.Body.GetProperty("revision").GetInt64());
        Assert.Equal(second.Text, (await browser.GetAsync(path)).Text);
        Assert.Contains(box.Id, (await dashboard.AuditedAsync(AuditActions.Settings)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_for_a_box_that_is_away_wait_for_it()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        box.OnSettings = _ =>
        {
            received.TrySetResult();
            return null;
        };
        using var browser = await SeesAsync(dashboard, box);

        var putting = browser.PutAsync($"/api/devices/{box.Id}/settings", new { settings = new { minPeople = 3 } });
        await received.Task;
        var answer = await AfterFiveSecondsAsync(dashboard, putting);

        Assert.Equal(
            (false, JsonValueKind.Null),
            (answer.Body.GetProperty("applied").GetBoolean(), answer.Body.GetProperty("error").ValueKind)
        );
        await Eventually.TrueAsync(
            () => dashboard.Part<RoomStateCache>().Find(box.Id)?.Desired is not null,
            "the broker keeps what is desired"
        );
        Assert.Equal(
            3,
            (await browser.GetAsync($"/api/devices/{box.Id}/settings")).Body.GetProperty("settings").GetProperty("minPeople").GetInt32()
        );
    }

    [Fact]
    public async Task Settings_that_are_not_allowed_are_refused_with_the_value()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        foreach (var (body, because) in new[]
        {
            ("""{"settings":{"minPeople":0}}""", "minPeople is 0"),
            ("""{"settings":{"genres":[""]}}""", "genres"),
            ("""{"settings":{"genres":null}}""", "not the JSON"),
            ("{}", "Give the settings"),
        })
        {
            var answer = await browser.PutTextAsync("/api/devices/kitchen/settings", body);

            Assert.Equal(400, answer.Status);
            Assert.Contains(because, answer.Error, StringComparison.Ordinal);
        }
    }

    /// <summary>The dashboard may begin to count just after the box has received.</summary>
    private static async Task<Answer> AfterFiveSecondsAsync(RunningDashboard dashboard, Task<Answer> answer)
    {
        await Eventually.TrueAsync(
            () =>
            {
                dashboard.Clock.Advance(TimeSpan.FromSeconds(5));
                return answer.IsCompleted;
            },
            "the dashboard has given up");
        return await answer;
    }

    private static async Task<Browser> SeesAsync(RunningDashboard dashboard, Box box)
    {
        await Eventually.TrueAsync(() => dashboard.Part<RoomStateCache>().Find(box.Id)?.Status is not null, "the dashboard knows the box");
        return await dashboard.OwnerAsync();
    }
}
