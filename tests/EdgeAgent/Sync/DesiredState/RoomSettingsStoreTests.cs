using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.DesiredState;

public class RoomSettingsStoreTests
{
    private static readonly string Desired = Topics.SettingsDesired(BrokerLinks.Cafe);
    private static readonly string Reported = Topics.SettingsReported(BrokerLinks.Cafe);

    private static readonly RadioStation Station = new(
        "http://a.example/live", "A", Valence: 0.5, Arousal: -0.2, Licence: new("GEMA", "4711", new(2027, 12, 31)))
    { Uuid = Guid.NewGuid() };

    [Fact]
    public async Task New_settings_are_handed_to_the_stages_kept_and_reported()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (new Stage(), new Stage());
        await using (var box = await FollowingBox.StartAsync(first.Join, folder))
        {
            var reports = box.Hear(Reported);
            await box.DesireAsync(3, new RoomSettings { MinPeople = 2, Genres = ["jazz"], Stations = [Station] });
            var report = await LastAsync(reports, report => report.Revision == 3);

            Assert.True(report.Applied);
            Assert.Equal(["jazz"], report.Settings.Genres);
            Assert.Equal([1, 2], first.MinPeople);
        }

        await using var restarted = await FollowingBox.StartAsync(second.Join, folder);

        Assert.Equal([2], second.MinPeople);
        var kept = await LastAsync(restarted.Hear(Reported), _ => true);
        Assert.Equal(3, kept.Revision);
        Assert.Equal([Station], kept.Settings.Stations);
    }

    [Fact]
    public async Task Values_that_are_not_allowed_change_nothing_and_are_reported_with_the_reason()
    {
        var stage = new Stage();
        await using var box = await FollowingBox.StartAsync(stage.Join);
        var reports = box.Hear(Reported);

        await box.DesireAsync(4, new RoomSettings { MinPeople = 0, MaxVolumePercent = 200 });
        var report = await LastAsync(reports, report => report.Revision == 4);

        Assert.False(report.Applied);
        Assert.Contains("minPeople is 0", report.Error, StringComparison.Ordinal);
        Assert.Contains("maxVolumePercent is 200", report.Error, StringComparison.Ordinal);
        Assert.Equal(1, report.Settings.MinPeople);
        Assert.Equal([1], stage.MinPeople);
    }

    [Fact]
    public async Task A_venue_refuses_a_calendar_whose_blocks_play_what_is_for_homes_only()
    {
        await using var box = await FollowingBox.StartAsync(new Stage().Join, settings: ("Device:Place", "venue"));
        var reports = box.Hear(Reported);
        var block = new ScheduleBlock { Id = "a", Name = "All day", Days = [DayOfWeek.Monday], Sources = ["library", "spotify"] };

        await box.DesireAsync(4, new RoomSettings { Schedule = new() { Blocks = [block] } });
        var refused = await LastAsync(reports, report => report.Revision == 4);
        await box.DesireAsync(5, new RoomSettings { Schedule = new() { Blocks = [block with { Sources = ["library"] }] } });
        var accepted = await LastAsync(reports, report => report.Revision == 5);

        Assert.Contains("in private rooms only", refused.Error, StringComparison.Ordinal);
        Assert.Equal((true, "All day"), (accepted.Applied, accepted.Settings.Schedule?.Blocks[0].Name));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_and_an_older_revision_is_ignored()
    {
        var stage = new Stage();
        await using var box = await FollowingBox.StartAsync(stage.Join);
        var reports = box.Hear(Reported);

        await box.DesireAsync(5, new RoomSettings { MinPeople = 5 });
        await LastAsync(reports, report => report is { Revision: 5, Applied: true });
        await box.SendAsync(Desired, Encoding.UTF8.GetBytes("{\"revision\":6,\"settings\":{\"minPeople\":\"many\"}}"), retain: true);
        var refused = await LastAsync(reports, report => !report.Applied);
        await box.DesireAsync(4, new RoomSettings { MinPeople = 4 });
        await box.SendAsync(Desired, Encoding.UTF8.GetBytes("{\"revision\":6}"), retain: true);
        var missing = await LastAsync(reports, report => report.Revision == 6);

        Assert.Contains("cannot be read", refused.Error, StringComparison.Ordinal);
        Assert.Equal(5, refused.Settings.MinPeople);
        Assert.Contains("settings is missing", missing.Error, StringComparison.Ordinal);
        Assert.Equal([1, 5], stage.MinPeople);
    }

    [Fact]
    public async Task Without_the_owners_settings_the_boxs_own_threshold_of_people_stays()
    {
        var stage = new Stage();
        await using var box = await FollowingBox.StartAsync(services =>
        {
            stage.Join(services);
            services.AddSingleton(new MoodSettings { MinPeople = 3 });
        });

        Assert.Equal([3], stage.MinPeople);
    }

    private static async Task<ReportedSettings> LastAsync(Inbox reports, Func<ReportedSettings, bool> wanted)
    {
        IEnumerable<ReportedSettings> All() => reports.Messages.Select(message => Wire.Read<ReportedSettings>(message.Payload.Span));
        await Eventually.TrueAsync(() => All().Any(wanted), "the report arrives");
        return All().Last(wanted);
    }

    private sealed class Stage : IRoomSettingsListener
    {
        private readonly ConcurrentQueue<int> _minPeople = new();

        public IReadOnlyList<int> MinPeople => [.. _minPeople];

        public void Join(IServiceCollection services) => services.AddSingleton<IRoomSettingsListener>(this);

        public void Apply(RoomSettings settings) => _minPeople.Enqueue(settings.MinPeople);
    }
}
