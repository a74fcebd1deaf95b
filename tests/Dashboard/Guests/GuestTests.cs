using System.Collections.Concurrent;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Guests;
using Roomtone.Dashboard.Tests.History;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Guests;

/// <summary>Guests who wish for songs by the code on their table.</summary>
public class GuestTests(RealServers servers)
{
    [Fact]
    public async Task A_guest_finds_wishes_and_follows_their_song_and_learns_no_file_and_no_mood()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var room = await RoomAsync(owner, box);
        var asked = new ConcurrentQueue<Command>();
        box.OnCommand = command =>
        {
            asked.Enqueue(command);
            return new Reply(command.Id, true, null, command.Name == CommandNames.WishSearch
                ? Wire.Element(new[] { Sample.Song with { Id = "secret/dusk.ogg", Title = "Dusk" } })
                : Wire.Element(new WishAnswer("X", "It comes next.")));
        };
        await box.ShowAsync(StateKinds.Mood, Sample.Happy);
        await box.ShowAsync(StateKinds.Track, Sample.Playing);
        await box.ShowAsync(StateKinds.Wishes, Open());
        using var guest = dashboard.Stranger();
        await Eventually.TrueAsync(async () => (await guest.GetAsync(room)).Body.GetProperty("isOpen").GetBoolean(), "the room takes wishes");

        var shown = await guest.GetAsync(room);
        var found = await guest.GetAsync($"{room}/search?text=dusk");
        var track = found.Body.EnumerateArray().Single().Text("track");
        var wished = await guest.PostAsync($"{room}/wishes", new { track, words = "for\u202E <b>Ann</b>" });

        Assert.Equal((200, "It comes next."), (wished.Status, wished.Body.Text("sentence")));
        Assert.Equal([CommandNames.WishSearch, CommandNames.WishAdd], asked.Select(command => command.Name));
        var sent = asked.Last();
        Assert.Equal(("secret/dusk.ogg", "for <b>Ann</b>", "a guest"), (sent.Args!.Value.Text("track"), sent.Args.Value.Text("words"), sent.By));
        Assert.DoesNotContain("secret", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a.ogg", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("happy", shown.Text, StringComparison.OrdinalIgnoreCase);

        // The box says what becomes of it; each guest sees whose it is, and no other learns what was said to the house.
        var mark = TrackMark.Of("secret/dusk.ogg");
        var id = GuestMark.OfWish(sent.Args.Value.Text("guest"), mark);
        using var live = new LiveView(await guest.OpenAsync($"{room}/live"));
        await box.ShowAsync(StateKinds.Wishes, Open(Wish(id, mark, "Dusk")));
        JsonElement said;
        do said = (await live.NextAsync()).Data;
        while (!said.TryGetProperty("wishes", out var wishes) || wishes.GetArrayLength() == 0);
        Assert.True(said.GetProperty("wishes")[0].GetProperty("isYours").GetBoolean());
        using var other = dashboard.Stranger();
        var others = await other.GetAsync(room);
        Assert.False(others.Body.GetProperty("wishes")[0].GetProperty("isYours").GetBoolean());
        Assert.DoesNotContain("for the house", others.Text, StringComparison.Ordinal);
        Assert.Equal(204, (await guest.DeleteAsync($"{room}/wishes/{id}")).Status);
        Assert.Equal(sent.Args.Value.Text("guest"), asked.Last().Args!.Value.Text("guest"));
        Assert.Equal(204, (await guest.PostAsync($"{room}/opinion", new { mark = TrackMark.Of("a.ogg"), likes = true })).Status);
        Assert.Equal((CommandNames.WishLike, "a.ogg"), (asked.Last().Name, asked.Last().Args!.Value.Text("track")));
        Assert.Equal(
            (409, "Another song sounds now."),
            await guest.PostAsync($"{room}/opinion", new { mark = "0123456789ABCDEF", likes = true }) is var late ? (late.Status, late.Error) : default);
    }

    [Fact]
    public async Task The_house_makes_another_code_or_puts_it_out_and_the_old_one_opens_nothing()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var old = await RoomAsync(owner, box);
        using var guest = dashboard.Stranger();
        Assert.Equal(200, (await guest.GetAsync(old)).Status);
        using var live = new LiveView(await guest.OpenAsync($"{old}/live"));
        await live.NextAsync();

        var renewed = await RoomAsync(owner, box);
        Assert.Equal(401, (await guest.GetAsync(old)).Status);
        Assert.Equal(200, (await guest.GetAsync(renewed)).Status);
        await box.ShowAsync(StateKinds.Wishes, Open());
        while (await live.LineAsync() is not null)
        {
            // What was said before.
        }

        var code = $"/api/devices/{box.Id}/guests/code";
        Assert.Equal(renewed.Split('/')[^1], (await owner.GetAsync(code)).Body.GetProperty("code").Text("code"));
        Assert.Equal(204, (await owner.DeleteAsync(code)).Status);
        Assert.Equal(404, (await owner.DeleteAsync(code)).Status);
        Assert.Equal(JsonValueKind.Null, (await owner.GetAsync(code)).Body.GetProperty("code").ValueKind);
        Assert.Equal(404, (await owner.PostAsync("/api/devices/unknown-box/guests/code", new { })).Status);
        var refused = await guest.GetAsync(renewed);
        Assert.Equal(
            (401, "This code does not count, or not any more. Scan the one on your table, or ask the house."), (refused.Status, refused.Error));
        Assert.Equal("code put out", (await dashboard.AuditedAsync(AuditActions.Guests)).Detail.Split(": ")[^1]);
    }

    [Fact]
    public async Task Ten_thousand_wishes_of_one_address_reach_the_box_as_a_handful()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var room = await RoomAsync(owner, box);
        var heard = 0;
        box.OnCommand = command =>
        {
            Interlocked.Increment(ref heard);
            return new Reply(command.Id, true);
        };
        var code = room.Split('/')[^1];
        var track = dashboard.Part<GuestTracks>().Seal(new GuestRoom(box.Id, "", code), "a.ogg");
        var answers = new ConcurrentDictionary<int, int>();
        Answer? last = null;
        await Parallel.ForEachAsync(Enumerable.Range(0, 16), TestContext.Current.CancellationToken, async (hand, _) =>
        {
            // Without its cookie each time: always another guest.
            for (var i = 0; i < 625; i++)
            {
                using var browser = i % 25 == 0 ? dashboard.Stranger() : null;
                var answer = await (browser ?? owner).PostAsync($"{room}/wishes", new { track });
                answers.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
                if (answer.Status == 429) last = answer;
            }
        });

        Assert.Equal("That was too often. Wait a minute and try again.", last!.Error);
        Assert.Equal(10_000, answers.Values.Sum());
        Assert.Equal(10_000, answers.Where(answer => answer.Key is 429 or 200).Sum(answer => answer.Value));
        Assert.InRange(heard, 1, GuestLimits.WishesOfARoom);
        Assert.True(heard <= answers[200], "No command without an answer.");
    }

    [Fact]
    public async Task One_guest_wishes_so_often_a_minute_and_each_address_of_a_proxy_counts_for_itself()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: ["--Http:BehindProxy=true"]);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var room = await RoomAsync(owner, box);
        var track = dashboard.Part<GuestTracks>().Seal(new GuestRoom(box.Id, "", ""), "a.ogg");
        using var guest = dashboard.Stranger();
        await guest.GetAsync(room);
        var statuses = new List<int>();
        Answer answer = null!;
        for (var i = 0; i <= GuestLimits.WishesOfAGuest; i++) statuses.Add((answer = await guest.PostAsync($"{room}/wishes", new { track })).Status);
        Assert.Equal([.. Enumerable.Repeat(200, GuestLimits.WishesOfAGuest), 429], statuses);
        Assert.Equal("These were too many wishes for a minute. Wait a little and try again.", answer.Error);

        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = dashboard.Address };
        async Task<int> FromAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"{room}/wishes/X");
            request.Headers.Add("X-Roomtone", "1");
            request.Headers.Add("X-Forwarded-For", address);
            return (int)(await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
        }

        var one = new List<int>();
        for (var i = 0; i < GuestLimits.WishesOfAnAddress + 5; i++) one.Add(await FromAsync("198.51.100.7"));
        Assert.Equal(429, one[^1]);
        Assert.Equal(204, await FromAsync("198.51.100.8"));
    }

    [Fact]
    public async Task What_cannot_be_gets_a_sentence_and_reaches_no_box()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var room = await RoomAsync(owner, box);
        var other = dashboard.Part<GuestTracks>().Seal(new GuestRoom("another-box", "", ""), "a.ogg");
        var track = dashboard.Part<GuestTracks>().Seal(new GuestRoom(box.Id, "", ""), "a.ogg");
        using var guest = dashboard.Stranger();
        box.OnCommand = command => new Reply(command.Id, false, "The house takes no wishes now.");

        foreach (var unknown in new[] { null, "", "a.ogg", "../../etc/passwd", new string('A', 10_000), other, track[..^1] + "~" })
        {
            var refused = await guest.PostAsync($"{room}/wishes", new { track = unknown });
            Assert.Equal((400, "This is no song of this room's. Search for it again."), (refused.Status, refused.Error));
        }

        var words = await guest.PostAsync($"{room}/wishes", new { track, words = new string('x', 10_000) });
        Assert.Equal((400, "The words to the house may have 60 letters. Say it shorter."), (words.Status, words.Error));
        foreach (var text in new[] { "", "%20", new string('x', 4000) })
            Assert.Equal(400, (await guest.GetAsync($"{room}/search?text={text}")).Status);
        Assert.Equal(413, (await guest.PostTextAsync($"{room}/wishes", $$"""{"words":"{{new string('x', 100_000)}}"}""")).Status);
        Assert.Equal(400, (await guest.PostTextAsync($"{room}/opinion", "{}")).Status);

        var closed = await guest.PostAsync($"{room}/wishes", new { track });
        Assert.Equal((409, "The house takes no wishes now."), (closed.Status, closed.Error));
        await box.SayAsync(DeviceState.Offline);
        await Eventually.TrueAsync(async () => !(await guest.GetAsync(room)).Body.GetProperty("isThere").GetBoolean(), "the box is away");
        Assert.Equal(504, (await guest.GetAsync($"{room}/search?text=a")).Status);
    }

    [Fact]
    public async Task Of_a_guest_nothing_is_kept_in_the_database_and_the_cookie_is_only_a_number()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var room = await RoomAsync(owner, box);
        var track = dashboard.Part<GuestTracks>().Seal(new GuestRoom(box.Id, "", ""), "a.ogg");
        using var guest = dashboard.Stranger();
        var cookie = (await guest.GetAsync(room)).Message.Headers.GetValues("Set-Cookie").Single();
        Assert.Matches("^roomtone-guest=[0-9A-F]{32}; max-age=43200; path=/api/wish; samesite=strict; httponly$", cookie);
        Assert.Equal(200, (await guest.PostAsync($"{room}/wishes", new { track, words = "for my mother" })).Status);
        await owner.DeleteAsync($"/api/devices/{box.Id}/guests/code");
        await dashboard.AuditedAsync(AuditActions.Guests);

        await using var history = await dashboard.History.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var question = history.CreateCommand();
        question.CommandText = "SELECT GROUP_CONCAT(CONCAT_WS(' ', account, action, detail) SEPARATOR '\n') FROM audit_log WHERE action <> 'login'";
        var audit = (string)(await question.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        foreach (var trace in new[] { "127.0.0.1", "mother", "a.ogg", cookie[15..47] }) Assert.DoesNotContain(trace, audit, StringComparison.Ordinal);
        Assert.Contains("code made", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_go_on_looking_while_the_database_is_away()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var room = await RoomAsync(owner, box);
        using var guest = dashboard.Stranger();
        Assert.Equal(200, (await guest.GetAsync(room)).Status);

        dashboard.Insert("RENAME TABLE guest_codes TO gone");
        dashboard.Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(200, (await guest.GetAsync(room)).Status);
        Assert.Equal(503, (await guest.GetAsync($"/api/wish/{TypedCode.Make(GuestCodeStore.Letters)}")).Status);
    }

    /// <summary>Makes a code for the room of a box.</summary>
    /// <returns>Where its guests ask.</returns>
    internal static async Task<string> RoomAsync(Browser owner, Box box)
    {
        Answer made = null!;
        await Eventually.TrueAsync(
            async () => (made = await owner.PostAsync($"/api/devices/{box.Id}/guests/code", new { })).Status != 404, "the dashboard knows the box");
        Assert.Equal(200, made.Status);
        return $"/api/wish/{made.Body.GetProperty("code").Text("code")}";
    }

    private static LiveWishes Open(params LiveWish[] wishes) => new(Sample.Noon, true, "The house takes wishes.", wishes);

    private static LiveWish Wish(string id, string mark, string title) =>
        new(id, mark, title, "", "for the house", Sample.Noon, WishState.Next, Sample.Noon, "It comes next.");
}
