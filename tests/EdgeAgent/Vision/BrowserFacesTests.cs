using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera.Browser;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Tests.Camera.Browser;
using Roomtone.EdgeAgent.Tests.Mood;
using Roomtone.EdgeAgent.Tests.Sync;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Expression;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Vision;

public sealed class BrowserFacesTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly PageLink _link = new();
    private readonly Page _page = new();
    private readonly BrowserCapture _capture;
    private BrowserFaces _faces;

    public BrowserFacesTests()
    {
        _capture = new BrowserCapture(_link, new DeviceSettings { Id = "home-1" }, _clock, NullLogger<BrowserCapture>.Instance);
        _capture.Start();
        _faces = Following(new VisionSettings());
    }

    public void Dispose() => _capture.Dispose();

    [Fact]
    public async Task A_face_keeps_its_track_while_it_moves_and_its_expressions_are_smoothed()
    {
        var first = (await WatchAsync(Page.Face(Room.Blank, 0.40f))).Single();
        var second = (await WatchAsync(Page.Face(Room.Smile, 0.46f))).Single();

        Assert.Equal((1, 1), (first.Track, second.Track));
        Assert.InRange(second.Expressions.Happiness, 0.1f, 0.7f); // Between the two.
        Assert.Equal(0.46f * 640, second.Box.X, 1f);
    }

    [Fact]
    public async Task Another_place_is_another_face_and_one_that_is_covered_for_a_moment_is_still_there()
    {
        await WatchAsync(Page.Face(Room.Smile, 0.1f));
        var two = await WatchAsync(Page.Face(Room.Frown, 0.7f));
        Assert.Equal([1, 2], two.Select(face => face.Track));

        for (var i = 0; i < 8; i++) two = await WatchAsync(Page.Face(Room.Frown, 0.7f));

        Assert.Equal([2], two.Select(face => face.Track));
        Assert.Equal(2, _faces.Tracks);
    }

    [Fact]
    public async Task What_a_turned_phone_sees_is_reckoned_in_its_own_shape()
    {
        Send(_page.Sees(Page.Face(Room.Smile, 0.5f)) with { Aspect = 0.5f });
        await _faces.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((120f, 48f), _faces.Watch().Select(face => (face.Box.X, face.Box.Width)).Single());
    }

    [Fact]
    public async Task Unsure_finds_and_faces_in_a_zone_are_left_out()
    {
        _faces = Following(new VisionSettings { Zones = [[[0, 0], [0.5, 0], [0.5, 1], [0, 1]]] });

        var seen = await WatchAsync(Page.Face(Room.Smile, 0.1f), Page.Face(Room.Smile, 0.6f), Page.Face(Room.Smile, 0.8f, score: 0.3f));

        Assert.Equal(0.6f * 640, Assert.Single(seen).Box.X, 1f);
    }

    [Fact]
    public async Task A_face_that_shows_nothing_clear_is_not_sure()
    {
        var seen = await WatchAsync(Page.Face(Room.Unclear, 0.1f), Page.Face(Room.Smile, 0.7f));

        Assert.Equal([false, true], seen.Select(face => face.Reading.IsSure));
    }

    [Fact]
    public async Task Forgetting_ends_the_tracks()
    {
        await WatchAsync(Page.Face(Room.Smile));
        _faces.Forget();

        Assert.Equal(2, (await WatchAsync(Page.Face(Room.Smile))).Single().Track);
    }

    [Fact]
    public void The_threshold_is_the_networks_own_although_it_is_not_loaded()
    {
        using var network = new ExpressionNetwork(Samples.Expressions);
        var facts = NetworkFacts.Read(Samples.Expressions);

        Assert.Equal(network.Facts, facts);
        Assert.Equal(network.NotSureBelow, ExpressionNetwork.ThresholdIn(facts, Samples.Expressions));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0x72, 0x7f, 0x0a })]
    [InlineData(new byte[] { 0x72, 0x04, 0x0a, 0x7f, 0x41, 0x41 })]
    [InlineData(new byte[] { 0x07 })]
    public void A_damaged_file_is_said_to_be_damaged(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.In("damaged.onnx"), bytes);

        Assert.Contains("is damaged", Assert.Throws<VisionException>(() => NetworkFacts.Read(folder.In("damaged.onnx"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_file_is_refused_and_never_opened()
    {
        using var folder = new TemporaryFolder();
        System.Diagnostics.Process.Start("mkfifo", [folder.In("pipe.onnx")]).WaitForExit();
        var settings = new VisionSettings { DetectorModel = folder.In("pipe.onnx"), ExpressionModel = folder.In("pipe.onnx") };

        Assert.Equal(2, settings.Problems().Count(problem => problem.Contains("is a named pipe, not a file.", StringComparison.Ordinal)));
        foreach (var open in (Action[])[() => NetworkFacts.Read(folder.In("pipe.onnx")), () => Network.Open(folder.In("pipe.onnx"))])
        {
            var opening = Task.Run(open, TestContext.Current.CancellationToken);
            var thrown = await Record.ExceptionAsync(() => opening.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken));
            Assert.Contains("named pipe", Assert.IsType<VisionException>(thrown).Message, StringComparison.Ordinal);
        }
    }

    private BrowserFaces Following(VisionSettings settings) => new(_capture, settings, notSureBelow: 0.55f);

    private void Send(BrowserReading reading) => _link.Deliver(Topics.BrowserReadings("home-1"), Wire.Write(reading));

    /// <summary>A fifth of a second after the one before.</summary>
    private async Task<IReadOnlyList<Face>> WatchAsync(params BrowserFace[] faces)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        Send(_page.Sees(faces));
        await _faces.WaitAsync(TestContext.Current.CancellationToken);
        return _faces.Watch();
    }
}
