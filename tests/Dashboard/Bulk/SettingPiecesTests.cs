using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Dashboard.Bulk;

namespace Roomtone.Dashboard.Tests.Bulk;

public class SettingPiecesTests
{
    private static readonly SpecialDay Read = new(new(2026, 12, 25), null, "Christmas", new DayRule { IsClosed = true }) { Calendar = "de" };
    private static readonly SpecialDay ByHand = new(new(2026, 8, 1), null, "Our day", new DayRule { IsClosed = true });
    private static readonly DayCalendar Calendar = new("de", "Germany", new DayRule { IsClosed = true }) { Country = "DE" };

    [Fact]
    public void Only_the_named_pieces_are_put_in()
    {
        var pieces = SettingPieces.Read("""{"maxVolumePercent":40,"aim":null}""");
        var now = new RoomSettings { Aim = MusicAim.Calm, Genres = ["jazz"], Profiles = [new Profile("anna")] };

        var next = pieces.On(now, pieces.Keys);

        Assert.Equal((40, null, "jazz", "anna"), (next.MaxVolumePercent, next.Aim, next.Genres[0], next.Profiles[0].Name));
        Assert.Equal(["maxVolumePercent", "aim"], pieces.Missing(now));
        Assert.Empty(pieces.Missing(next));
    }

    [Fact]
    public void Days_that_a_room_read_from_its_calendars_are_its_own()
    {
        var template = new RoomSettings { Schedule = new() { Days = [ByHand], Calendars = [Calendar] } };
        var pieces = SettingPieces.Of(template, ["schedule"]);
        var room = new RoomSettings { Schedule = new() { Days = [ByHand, Read], Calendars = [Calendar] } };
        var other = new RoomSettings { Schedule = new() { Days = [Read], Calendars = [Calendar] } };

        Assert.Empty(pieces.Missing(room));
        Assert.Equal(["schedule"], pieces.Missing(other));
        Assert.Equal(["Our day", "Christmas"], pieces.On(other, ["schedule"]).Schedule!.Days.Select(day => day.Name));
    }

    [Theory]
    [InlineData("""{"maxVolumePercent":40,"maxVolumePercent":50}""", "more than once")]
    [InlineData("""{"languages":["\ud800"]}""", "cannot be read")]
    [InlineData("""{"schedule":{"blocks":null}}""", "The value of schedule.blocks cannot be read.")]
    [InlineData("""{"explicit":1}""", "The value of explicit cannot be read.")]
    [InlineData("""{"minPeople":1e400}""", "The value of minPeople cannot be read.")]
    [InlineData("""{"schedule":{"timeZone":"Nowhere"}}""", "not known here")]
    [InlineData("not json", "cannot be read")]
    [InlineData("[]", "an object")]
    public void What_they_cannot_be_is_a_sentence(string pieces, string part)
    {
        var refused = Assert.Throws<PiecesException>(() => SettingPieces.Read(pieces));

        Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        Assert.InRange(refused.Message.Length, 10, 600);
    }

    [Fact]
    public void Every_setting_of_a_room_but_its_people_can_be_set_for_many_and_has_a_name()
    {
        var settings = new RoomSettings { Aim = MusicAim.Calm, Schedule = new(), Wishes = new() };
        var all = JsonSerializer.SerializeToNode(settings, Wire.Json)!.AsObject();
        var names = all.Select(one => one.Key).Where(key => key != "profiles").ToList();

        Assert.Equal(names.Order(), SettingPieces.Known.Order());
        Assert.All(names.Except(["languages", "genres", "sources", "stations", "aim", "schedule"]), key => Assert.NotEqual(key, PieceText.NameOf(key)));
    }

    [Fact]
    public void A_change_is_told_in_a_few_words_however_large_it_is()
    {
        var blocks = Enumerable.Range(0, 200).Select(i => new ScheduleBlock { Id = $"{i}", Name = new string('x', 100) });
        var large = SettingPieces.Of(new RoomSettings { Schedule = new() { Blocks = [.. blocks] } }, ["schedule"]);
        var quiet = SettingPieces.Of(new RoomSettings { Schedule = new() { QuietVolumePercent = 20 } }, ["schedule"]);
        var loud = SettingPieces.Of(new RoomSettings { Schedule = new() { QuietVolumePercent = 30 } }, ["schedule"]);

        Assert.InRange(PieceText.Between("schedule", null, large["schedule"]).To.Length, 10, 121);
        Assert.Equal("none", PieceText.Between("schedule", null, large["schedule"]).From);
        Assert.Equal("empty, changed: quietVolumePercent", PieceText.Between("schedule", quiet["schedule"], loud["schedule"]).To);
    }
}
