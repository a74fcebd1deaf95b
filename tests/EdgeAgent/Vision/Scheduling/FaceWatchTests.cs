using Roomtone.EdgeAgent.Vision;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Vision.Scheduling;

public sealed class FaceWatchTests : IDisposable
{
    private static readonly VisionSettings Settings = new() { DetectorModel = Samples.Detector, ExpressionModel = Samples.Expressions };

    private readonly FaceTracker _watch = FaceTracker.Open(Settings);

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task A_person_seen_in_a_hundred_frames_is_one_person()
    {
        var room = await MadeUpRoom.OpenAsync();

        for (var i = 0; i < 100; i++)
        {
            var sway = 12 * MathF.Sin(i / 5f);
            var face = Assert.Single(_watch.Watch(room.Next((320 + sway, 200, 90))));
            Assert.Equal(1, face.Track);
            Assert.Equal(320 + sway, face.Box.X + (face.Box.Width / 2), 20f);
        }
    }

    [Fact]
    public async Task Two_people_who_pass_each_other_stay_two()
    {
        var room = await MadeUpRoom.OpenAsync();

        for (var x = 100; x <= 540; x += 12) _watch.Watch(room.Next((x, 130, 80), (640 - x, 330, 80)));

        Assert.Equal(2, _watch.Tracks);
    }

    [Theory]
    [InlineData(6, 40)]
    [InlineData(14, 60)]
    [InlineData(25, 110)]
    public async Task Somebody_who_walks_in_is_found_within_half_a_second_of_being_seen_whole(int pixelsAFrame, int height)
    {
        var room = await MadeUpRoom.OpenAsync();
        for (var i = 0; i < 15; i++) Assert.Empty(_watch.Watch(room.Next()));

        var (found, x) = (false, -2f * height);
        for (var seen = 0; seen <= 5 && !found; x += pixelsAFrame)
        {
            found = _watch.Watch(room.Next((x, 200, height))).Count > 0;
            if (x >= height / 2f) seen++;
        }

        Assert.True(found);
    }

    [Fact]
    public async Task Somebody_whom_no_movement_gives_away_is_found_within_two_seconds()
    {
        var room = await MadeUpRoom.OpenAsync();
        room.Noise = 90; // In which a face of this size drowns.
        for (var i = 0; i < 10; i++) _watch.Watch(room.Next());

        var frames = 0;
        while (frames < 25 && _watch.Watch(room.Next((500, 240, 30))).Count == 0) frames++;

        Assert.InRange(frames, 0, 20);
    }

    [Fact]
    public async Task In_an_empty_room_the_detector_rests()
    {
        var room = await MadeUpRoom.OpenAsync();

        for (var i = 0; i < 100; i++) _watch.Watch(room.Next());

        Assert.InRange(_watch.Looks, 2 * 5, 2 * 6); // Two regions, every two of ten seconds.
        Assert.Equal(0, _watch.Readings);
    }

    [Fact]
    public async Task The_light_is_no_movement()
    {
        var room = await MadeUpRoom.OpenAsync();

        for (var i = 0; i < 60; i++)
        {
            room.Light = 100 + (40 * (i % 2));
            _watch.Watch(room.Next());
        }

        Assert.InRange(_watch.Looks, 2 * 3, 2 * 4);
    }

    [Fact]
    public async Task When_everything_changes_at_once_the_detector_looks_at_once()
    {
        var room = await MadeUpRoom.OpenAsync();
        for (var i = 0; i < 10; i++) _watch.Watch(room.Next());

        var crowd = room.Next(
            (90, 100, 130),
            (250, 100, 130),
            (410, 100, 130),
            (560, 100, 130),
            (90, 330, 130),
            (250, 330, 130),
            (410, 330, 130),
            (560, 330, 130)
        );

        Assert.InRange(_watch.Watch(crowd).Count, 4, 8);
    }

    [Fact]
    public async Task Who_sits_still_is_read_but_hardly_looked_for()
    {
        var room = await MadeUpRoom.OpenAsync();

        for (var i = 0; i < 60; i++) _watch.Watch(room.Next((200, 240, 90), (450, 240, 90)));

        Assert.Equal(2, _watch.Tracks);
        Assert.InRange(_watch.Looks, 2 * 3, 2 * 6);
        Assert.InRange(_watch.Readings, 2 * 12, 2 * 22);
    }

    [Fact]
    public async Task Who_leaves_is_no_longer_in_view_after_a_second_and_comes_back_as_another()
    {
        var room = await MadeUpRoom.OpenAsync();
        for (var i = 0; i < 5; i++) _watch.Watch(room.Next((320, 200, 90)));

        var frames = 0;
        while (_watch.Watch(room.Next()).Count > 0) frames++;

        Assert.InRange(frames, 5, 15);
        for (var i = 0; i < 3; i++) _watch.Watch(room.Next((320, 200, 90)));
        Assert.Equal(2, Assert.Single(_watch.Watch(room.Next((320, 200, 90)))).Track);
    }

    [Fact]
    public async Task Who_turns_away_for_a_moment_stays_the_same()
    {
        var room = await MadeUpRoom.OpenAsync();
        for (var i = 0; i < 5; i++) _watch.Watch(room.Next((320, 200, 90)));
        for (var i = 0; i < 5; i++) _watch.Watch(room.Next());

        for (var i = 0; i < 5; i++) Assert.Equal(1, Assert.Single(_watch.Watch(room.Next((325, 200, 90)))).Track);
    }

    [Fact]
    public async Task After_a_gap_nothing_of_before_is_used()
    {
        var room = await MadeUpRoom.OpenAsync();
        for (var i = 0; i < 5; i++) _watch.Watch(room.Next((320, 200, 90)));

        room.Pass(TimeSpan.FromSeconds(10));
        Assert.Empty(_watch.Watch(room.Next()));

        room.Pass(TimeSpan.FromHours(-1));
        Assert.Equal(2, Assert.Single(_watch.Watch(room.Next((320, 200, 90)))).Track);
    }

    [Fact]
    public async Task What_was_seen_can_be_forgotten()
    {
        var room = await MadeUpRoom.OpenAsync();
        for (var i = 0; i < 5; i++) _watch.Watch(room.Next((320, 200, 90)));

        _watch.Forget();

        Assert.Empty(_watch.Watch(room.Next()));
    }

    [Fact]
    public async Task A_frame_costs_at_most_two_kilobytes_of_memory()
    {
        var room = await MadeUpRoom.OpenAsync();
        (float, float, float)[] people = [(100, 150, 70), (250, 150, 70), (400, 150, 70), (550, 150, 70), (320, 360, 70)];
        for (var i = 0; i < 10; i++) _watch.Watch(room.Next(people));

        var twenty = AllocatedBytes.LeastOf(5, () =>
        {
            for (var i = 0; i < 20; i++) _watch.Watch(room.Next(people));
        });

        Assert.InRange(twenty / 20, 0, 2048);
    }
}
