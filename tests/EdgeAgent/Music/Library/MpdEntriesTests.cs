using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

/// <summary>However many artists a file names and however long its credits are, each of them can be blocked.</summary>
public sealed class MpdEntriesTests
{
    [Fact]
    public void The_fortieth_of_its_artists_can_be_blocked()
    {
        var track = Read([.. Enumerable.Range(1, 40).Select(number => ("Artist", $"Singer {number}"))]);

        foreach (var name in (string[])["Singer 1", "Singer 33", "Singer 40"]) AssertBlocks(name, track);
        Assert.Equal(Refusal.None, RefusalBy("Singer 41", track));
    }

    [Theory]
    [InlineData("Artist")]
    [InlineData("AlbumArtist")]
    [InlineData("Performer")]
    public void Whoever_stands_late_in_a_long_credit_can_be_blocked(string tag)
    {
        var credit = string.Join(", ", Enumerable.Range(1, 200).Select(number => $"Singer {number}"));
        var track = Read(("Artist", "Anna"), (tag, credit));

        foreach (var name in (string[])["Singer 1", "Singer 30", "Singer 200"]) AssertBlocks(name, track);
        Assert.Equal(Refusal.None, RefusalBy("Singer 201", track));
    }

    [Fact]
    public void A_guest_at_the_end_of_a_long_title_can_be_blocked() =>
        AssertBlocks("Bob", Read(("Artist", "Anna"), ("Title", new string('o', 400) + " (feat. Bob)")));

    [Fact]
    public void Where_more_are_named_than_are_read_nothing_is_known_of_them()
    {
        var track = Read([.. Enumerable.Range(1, 4000).Select(number => ("Artist", $"Singer {number}"))]);

        Assert.Equal(Refusal.TagsUnreadable, RefusalBy("Anna", track));
        Assert.Equal(Refusal.None, TrackFilter.None.RefusalOf(track));
    }

    [Fact]
    public void What_is_shown_stays_short()
    {
        var track = Read([.. Enumerable.Range(1, 60).Select(number => ("Artist", new string('x', 60) + number))]);

        Assert.InRange(track.Info.Artist.Length, 200, 300);
        Assert.InRange(track.Info.Artists!.Count, 2, 32);
    }

    private static Track Read(params (string Name, string Value)[] tags)
    {
        var reply = new MpdReply([new("file", "a.flac"), .. tags.Select(tag => KeyValuePair.Create(tag.Name, tag.Value))]);
        var (id, entry) = new MpdEntries(new LanguageFiles("")).Of(new ListedFile(reply, null));
        var tagged = entry.Tags.State == TagState.Waiting ? entry with { Tags = TrackTags.None } : entry;
        return tagged.ToTrack(id, null, new SharedText());
    }

    private static Refusal RefusalBy(string name, Track track) =>
        new TrackFilter(new RoomSettings { BlockedArtists = [name] }).RefusalOf(track);

    private static void AssertBlocks(string name, Track track) => Assert.Equal(Refusal.BlockedArtist, RefusalBy(name, track));
}
