using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

/// <summary>The rule against repeats goes by ages, and no clock that lies changes them.</summary>
public sealed class PlayedTimesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    [InlineData(-20_000)] // To 1971.
    public async Task No_track_comes_again_early_because_the_clock_was_set(int days)
    {
        using var playback = new PlaybackHarness(_folder).WithTracks([.. Enumerable.Range(0, 12).Select(i => $"track {i}")]);
        for (var i = 0; i < 12; i++)
        {
            await playback.AdvanceAsync(20);
            playback.Clock.Jumped += TimeSpan.FromDays(i % 2 == 0 ? days : -days);
            await playback.CommandAsync(CommandNames.MusicSkip);
        }

        var started = playback.Tracks.Where(track => track.What == TrackHappening.Started).Take(12);
        Assert.Equal(12, started.Select(track => track.Id).Distinct().Count());
        Assert.All(
            playback.Selection.Played.Select((played, place) => (Age: playback.Clock.GetUtcNow() - played.At, place)),
            played => Assert.Equal(TimeSpan.FromSeconds(20 * played.place), played.Age));
    }

    [Theory]
    [InlineData("1970-01-01")] // A run without a clock wrote it.
    [InlineData("2036-02-07")]
    [InlineData("2027-01-01")]
    public void What_was_written_by_a_wrong_clock_was_just_played_and_keeps_its_order(string day)
    {
        var wrong = DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        PlayedTrack[] written =
        [
            new("newest", "", wrong.AddMinutes(3)),
            new("second", "", wrong),
            new("third", "", Now.AddHours(-2)),
            new("fourth", "", Now.AddHours(-3)),
        ];

        var restored = PlayedTimes.Restored(written, Now).ToList();

        Assert.Equal(["newest", "second", "third", "fourth"], restored.Select(played => played.Track));
        Assert.Equal(Now, restored[0].At);
        Assert.InRange(restored[1].At, Now.AddMinutes(-10), Now);
        Assert.Equal(written[2..], restored[2..]);
    }

    [Fact]
    public void What_a_good_clock_wrote_stays_also_where_tracks_were_skipped_soon()
    {
        PlayedTrack[] written = [new("a", "", Now.AddSeconds(-10)), new("b", "", Now.AddSeconds(-20)), new("c", "", Now.AddDays(-1))];

        Assert.Equal(written, PlayedTimes.Restored(written, Now));
    }

    public void Dispose() => _folder.Dispose();
}
