using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

public class TrackFactTests
{
    [Theory]
    [InlineData("US-S1Z-99-00001", "USS1Z9900001")]
    [InlineData("gbaye0601498", "GBAYE0601498")]
    [InlineData("GB-AYE-06-0149", "")]
    [InlineData("12AYE0601498", "")]
    [InlineData("GBAYE06014988", "")]
    [InlineData("GBAYE06O1498", "")]
    [InlineData(null, "")]
    public void An_isrc_is_read_as_it_is_written_and_nothing_else_is_taken_for_one(string? tag, string isrc) =>
        Assert.Equal(isrc, Isrc.Of(tag).ToString());

    [Theory]
    [InlineData(1985, "1985")]
    [InlineData(1985, " 1985-05-13")]
    [InlineData(1985, "19850513")]
    [InlineData(1985, "1985-00-00")]
    [InlineData(1985, "0000", "1985-05-13")]
    [InlineData(1985, "0000-00-00", "", "May", "1985")]
    [InlineData(1985, "9999", "1985")]
    [InlineData(1985, "2036-02-07", "1985")]
    [InlineData(null, "0000")]
    [InlineData(null, "0")]
    [InlineData(null, "-985")]
    [InlineData(null, "unknown")]
    [InlineData(null)]
    public void A_date_that_says_no_year_is_none_and_the_next_one_counts(int? year, params string[] dates) =>
        Assert.Equal(year, ReleaseYear.Of(dates));

    [Fact]
    public void The_sound_narrows_what_the_genre_leaves_open_and_each_is_named()
    {
        var byGenre = AffectEstimator.Of("Metal", TrackTags.None);
        var byBoth = AffectEstimator.Of("Metal", TrackTags.None, new AudioAffect(0.5f, 0.4f, 0.1f, 0.3f));

        Assert.InRange(byBoth.At.Valence, byGenre.At.Valence + 0.1, 0.5);
        Assert.True(byBoth.ValenceSpread < byGenre.ValenceSpread);
        Assert.Equal("its sound and its genre, Metal", byBoth.Basis);
    }

    [Fact]
    public void Whether_a_track_is_explicit_stays_unknown_unless_it_is_said_or_has_no_words()
    {
        Assert.Null(Made("en", TrackTags.None).IsExplicit);
        Assert.True(Made("en", TrackTags.None with { IsExplicit = true }).IsExplicit);
        Assert.False(Made("zxx", TrackTags.None).IsExplicit);
    }

    [Fact]
    public void A_tagged_tempo_goes_before_a_measured_one()
    {
        Assert.Equal(61, Made("en", TrackTags.None, 61).BeatsPerMinute);
        Assert.Equal(122, Made("en", TrackTags.None with { BeatsPerMinute = 122 }, 61).BeatsPerMinute);
        Assert.Null(Made("en", TrackTags.None, 0).BeatsPerMinute);
        Assert.Null(Made("en", TrackTags.None).BeatsPerMinute);
    }

    private static Track Made(string language, TrackTags tags, float? tempo = null) =>
        new SharedText().Track(new TrackInfo("local", "a", "a", "", "", "", language, null, 100), tags, tempo);
}
