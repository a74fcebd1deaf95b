using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Music.Bench;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public class FilterTests
{
    [Theory]
    [InlineData(500, 90)]
    [InlineData(40, 7)]
    public void In_thousands_of_choices_no_rule_is_broken(int tracks, int artists) =>
        Assert.Empty(new RuleCheck(tracks, artists, seed: 3).Run(4_000));

    [Fact]
    public void In_family_mode_what_nobody_vouched_for_counts_as_explicit()
    {
        Track[] tracks =
        [
            PlaybackHarness.Track("clean") with
            {
                IsExplicit = false,
            },
            PlaybackHarness.Track("rude") with
            {
                IsExplicit = true,
            },
            PlaybackHarness.Track("unknown"),
        ];

        Assert.Equal(["clean"], Passing(new RoomSettings { Explicit = ExplicitMusic.Family }, tracks));
        Assert.Equal(["clean", "unknown"], Passing(new RoomSettings { Explicit = ExplicitMusic.Refused }, tracks));
        Assert.Equal(3, Passing(new RoomSettings(), tracks).Count());
    }

    [Theory]
    [InlineData("MÜLLER", true)]
    [InlineData("Schmidt feat. Müller", true)]
    [InlineData("Muller & Schmidt", true)]
    [InlineData("Schmidt; Müller", true)]
    [InlineData("Müllermeister", false)]
    [InlineData("", false)]
    public void A_blocked_artist_never_comes_however_the_name_is_written(string artist, bool blocked) =>
        Assert.Equal(blocked, new BlockedArtists(["muller", " "]).Contain(artist));

    [Fact]
    public void An_artist_whose_name_joins_two_is_blocked_as_a_whole() =>
        Assert.True(
            new BlockedArtists(["Simon & Garfunkel"]).Contain("Simon and Garfunkel")
                || new BlockedArtists(["Simon & Garfunkel"]).Contain("Simon & Garfunkel")
        );

    [Fact]
    public void Only_the_spacing_bends_and_the_why_says_so()
    {
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var catalogue = new Catalogue([
            PlaybackHarness.Track("a", "one"),
            PlaybackHarness.Track("b", "two"),
            PlaybackHarness.Track("c", "two"),
        ]);
        PlayedTrack[] played = [new("a", "one", now.AddMinutes(-3)), new("b", "two", now.AddHours(-11))];

        Assert.Equal(("c", true), Only(catalogue, played, [], now, "the artist comes again"));
        Assert.Equal(("b", true), Only(catalogue, played, ["c"], now, "it comes again, as there are few others"));
        Assert.Equal(("a", true), Only(catalogue, played, ["b", "c"], now, "it comes again, as there is no other"));
        Assert.Null(Only(catalogue, played, ["a", "b", "c"], now, ""));
    }

    [Fact]
    public void A_track_comes_again_after_half_a_day()
    {
        var now = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var catalogue = new Catalogue([PlaybackHarness.Track("a"), PlaybackHarness.Track("b")]);

        Assert.Equal(
            ("b", true),
            Only(catalogue, [new("a", "", now.AddHours(-11.9)), new("b", "", now.AddHours(-12.1))], [], now, "it was not played lately")
        );
    }

    private static IEnumerable<string> Passing(RoomSettings room, Track[] tracks) =>
        tracks.Where(new TrackFilter(room).Passes).Select(track => track.Id);

    private static (string Id, bool SaysWhy)? Only(
        Catalogue catalogue,
        PlayedTrack[] played,
        string[] vetoed,
        DateTimeOffset now,
        string why
    ) =>
        new HybridRecommender(new MusicSettings())
            .Choose(
                new ChoiceRequest(
                    catalogue,
                    TrackFilter.None,
                    null,
                    played,
                    TastePreferences.None,
                    vetoed.ToHashSet(),
                    new HashSet<string>(),
                    now
                ),
                1
            )
            .Choices
            is [var choice]
            ? (choice.Track.Id, choice.Why.Contains(why, StringComparison.Ordinal))
            : null;
}
