using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public sealed class LiftTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_lift_is_the_change_from_before_a_track_to_its_later_part_with_its_uncertainty()
    {
        var trace = new MoodTrace();
        for (var minute = -5; minute < 4; minute++) See(trace, minute, minute < 1 ? 0.1 + (minute % 2 * 0.1) : 0.4 + (minute % 2 * 0.1));

        var lift = Lift.Of(trace, Start, Start.AddMinutes(4))!;
        Assert.Equal((0.04, 0.4667), (Math.Round(lift.Before.Valence, 4), Math.Round(lift.After.Valence, 4)));
        Assert.Equal(0.4267, lift.Change.Valence, 4);
        Assert.InRange(lift.Error.Valence, 0.03, 0.06);
    }

    [Fact]
    public void Without_a_mood_on_both_sides_there_is_none()
    {
        var trace = new MoodTrace();
        See(trace, -2, 0.1);
        See(trace, -1, 0.1);
        trace.Observe(new RoomMood(Start.AddMinutes(2), Contracts.Mood.Unknown, null, 0, ""));

        Assert.Null(Lift.Of(trace, Start, Start.AddMinutes(4)));
    }

    [Fact]
    public void A_clock_that_is_set_back_leaves_nothing_that_would_be_kept_until_it_has_caught_up()
    {
        var trace = new MoodTrace();
        for (var minute = 0; minute < 10; minute++) See(trace, minute, 0.1);

        See(trace, -60 * 24 * 365, 0.2);

        Assert.Null(trace.Between(Start, Start.AddMinutes(10)));
    }

    [Fact]
    public async Task What_steering_does_can_be_asked_of_the_box()
    {
        using var playback = new PlaybackHarness(_folder, settings: ("BlindToMood", "0.3")).WithTracks([
            .. Enumerable.Range(0, 40).Select(n => $"t{n}"),
        ]);
        for (var minute = 0; minute < 120; minute++)
        {
            for (var window = 0; window < 4; window++)
            {
                playback.ObserveMood(Contracts.Mood.Happy);
                await playback.AdvanceAsync();
                playback.Clock.Advance(TimeSpan.FromSeconds(15));
            }
        }

        var figures = Wire.Read<MusicFigures>((await playback.CommandAsync(CommandNames.MusicFigures))!.Value);
        Assert.True(figures is { Steered: { Tracks: > 5, Valence: 0 }, Blind.Tracks: > 2, Effect.Error: 0 });
        Assert.Equal(5, figures.Strategies.Count);
        Assert.InRange(figures.Strategies[0].Welcome, 20, 40);
    }

    public void Dispose() => _folder.Dispose();

    private static void See(MoodTrace trace, int minute, double valence)
    {
        for (var second = 0; second < 60; second += 20)
            trace.Observe(new RoomMood(Start.AddMinutes(minute).AddSeconds(second), Contracts.Mood.Happy, new Affect(valence, 0), 1, ""));
    }
}
