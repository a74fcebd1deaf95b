using System.Text;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Browser;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Mood;
using Roomtone.EdgeAgent.Tests.Sync;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera.Browser;

public sealed class BrowserCaptureTests : IDisposable, ICameraLight
{
    private static readonly string Topic = Topics.BrowserReadings("home-1");

    private readonly ManualClock _clock = new() { TimersEarlyBy = TimeSpan.FromMilliseconds(3) };
    private readonly PageLink _link = new();
    private readonly SaidLines _said = new();
    private readonly List<string> _news = [];
    private readonly Page _phone = new();
    private readonly Page _laptop = new();
    private BrowserCapture _capture;
    private string? _lightFault;

    public BrowserCaptureTests()
    {
        _capture = Open(Place.Home);
        _capture.Start();
    }

    private bool IsLit { get; set; }

    public void Dispose() => _capture.Dispose();

    [Fact]
    public void A_reading_is_stamped_by_the_box_and_taken()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));

        var taken = Send(_phone.Sees(Page.Face(Room.Smile)));

        Assert.Equal((_clock.GetUtcNow(), _phone.Id), (taken!.At, taken.Reading.Page));
        Assert.True(_capture.IsCapturing);
        Assert.Equal("browser", _capture.Kind);
        Assert.Contains("its pictures stay in the browser", _capture.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_a_page_watches_it_is_said_what_to_do()
    {
        Assert.False(_capture.IsCapturing);
        Assert.Equal("No page watches this room. Open Listen on a phone or laptop and tap Start.", _capture.Sentence);
        Assert.Empty(_news);
    }

    [Fact]
    public void Five_a_second_are_taken_and_the_rest_is_counted()
    {
        var taken = 0;
        for (var i = 0; i < 60; i++)
        {
            if (Send(_phone.Sees()) is not null) taken++;
            _clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal((15, 45), (taken, _capture.Dropped)); // Three seconds.
    }

    [Fact]
    public void A_page_whose_surplus_is_dropped_has_not_fallen_silent()
    {
        for (var i = 0; i < 10; i++) Send(_phone.Sees());
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        for (var i = 0; i < 10; i++) Send(_phone.Sees());
        _clock.Advance(TimeSpan.FromSeconds(2.9));

        Assert.True(_capture.IsCapturing);
    }

    [Fact]
    public void One_page_watches_until_it_is_silent_and_the_other_is_told()
    {
        Send(_phone.Sees());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Send(_laptop.Sees()));
        Assert.Equal(BrowserCapture.AnotherWatches, _capture.Sentence);
        Assert.NotNull(Send(_phone.Sees()));

        _clock.Advance(TimeSpan.FromSeconds(3.1));
        Assert.False(_capture.IsCapturing);
        Assert.Equal(_laptop.Id, Send(_laptop.Sees())!.Reading.Page);
        Assert.Null(Send(_phone.Sees()));
    }

    [Fact]
    public void Many_readings_of_another_page_do_not_keep_the_first_from_its_own()
    {
        Send(_phone.Sees());
        for (var i = 0; i < 30; i++) Send(_laptop.Sees());

        Assert.NotNull(Send(_phone.Sees()));
        Assert.Equal(30, _capture.Refused);
    }

    [Fact]
    public void A_page_that_stops_lets_go_at_once_and_another_ones_stop_does_not_count()
    {
        Send(_phone.Sees());
        Send(_laptop.Stops());
        Assert.True(_capture.IsCapturing);

        Send(_phone.Stops());

        Assert.False(_capture.IsCapturing);
        Assert.Equal([$"lost: The page that watched this room was stopped. {BrowserCapture.NoPage}"], _news);
        Assert.NotNull(Send(_laptop.Sees()));
        Assert.Equal("back: A page watches this room again, after 0 s.", _news[^1]);
    }

    [Fact]
    public void Silence_is_a_loss_once_and_the_return_is_said_once()
    {
        Send(_phone.Sees());
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([$"lost: The page that watched this room has said nothing for 3 s. {BrowserCapture.NoPage}"], _news);

        Send(_phone.Sees());
        Send(_phone.Sees());

        Assert.Equal(2, _news.Count);
        Assert.Equal("back: A page watches this room again, after 297 s.", _news[1]);
    }

    [Fact]
    public async Task After_a_stop_by_command_nothing_is_read_and_a_start_reads_again()
    {
        Send(_phone.Sees());
        await _capture.StopAsync();
        Assert.False(_capture.IsCapturing);
        Assert.Null(Send(_phone.Sees()));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_news); // Somebody wanted it so.

        _capture.Start();

        Assert.NotNull(Send(_phone.Sees()));
    }

    [Fact]
    public async Task What_waited_when_it_was_stopped_is_never_looked_at()
    {
        _link.Deliver(Topic, Wire.Write(_phone.Sees()));
        await _capture.StopAsync();
        _capture.Start();

        Assert.Null(_capture.Take());
    }

    [Fact]
    public void A_retained_reading_does_not_count()
    {
        _link.Deliver(Topic, Wire.Write(_phone.Sees()), retained: true);

        Assert.Null(_capture.Take());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isWatching":true,"aspect":1.3}""")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isWatching":true,"aspect":1.3,"faces":[null]}""")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isWatching":true,"aspect":1.3,"faces":[{}]}""")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isWatching":true,"aspect":1e999,"faces":[]}""")]
    [InlineData("""{"page":"0195e6a1-3f0a-7000-8000-000000000001","isWatching":true,"aspect":9,"faces":[]}""")]
    [InlineData("""{"page":"x","isWatching":true,"aspect":1,"faces":[]}""")]
    [InlineData("""{"isWatching":true,"aspect":1,"faces":[]}""")]
    public void A_bad_reading_is_named_once_counted_and_the_next_is_taken(string payload)
    {
        for (var i = 0; i < 3; i++) Assert.Null(Send(Encoding.UTF8.GetBytes(payload)));

        Assert.Equal(3, _capture.Refused);
        Assert.Single(_said.All, line => line.StartsWith("Warning: A page's reading", StringComparison.Ordinal));
        Assert.DoesNotContain(_said.All, line => line.Contains("Object reference", StringComparison.Ordinal));
        Assert.Single(_capture.LastErrors);
        Assert.NotNull(Send(_phone.Sees()));
    }

    [Fact]
    public void A_reading_that_is_too_large_is_not_parsed()
    {
        Assert.Null(Send(new byte[PagePayload.LargestBytes + 1]));
        Assert.Contains("at most 32768 are allowed", _capture.Sentence, StringComparison.Ordinal);

        var crowd = Enumerable.Range(0, BrowserReading.MostFaces).Select(i => Page.Face(Room.Unclear, i / 40f));
        Assert.NotNull(Send(_phone.Sees([.. crowd])));
    }

    [Fact]
    public void A_flood_of_different_faults_does_not_fill_the_log()
    {
        for (var i = 0; i < 100; i++)
        {
            Send(_phone.Sees() with { Aspect = 10 + i });
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, _said.All.Count); // One a minute.
    }

    [Fact]
    public void A_venue_takes_none_and_says_why()
    {
        _capture.Dispose();
        _capture = Open(Place.Venue);
        _capture.Start();

        Assert.Null(Send(_phone.Sees()));
        Assert.Contains("homes only, because the numbers of single faces would travel", _capture.Sentence, StringComparison.Ordinal);
        Assert.Equal($"Error: Nothing looks at this room. {_capture.Sentence}", Assert.Single(_said.All));
        Assert.Equal((true, false), (_capture.IsOn, _capture.IsCapturing));
    }

    [Fact]
    public async Task The_boxs_light_is_lit_while_a_page_watches_and_without_it_none_does()
    {
        Assert.False(IsLit);
        Send(_phone.Sees());
        Assert.True(IsLit);
        await _capture.StopAsync();
        Assert.False(IsLit);

        _capture.Start();
        _lightFault = "The camera's light cannot be lit, so nothing looks.";
        Assert.Null(Send(_phone.Sees()));
        Assert.Equal(_lightFault, _capture.Sentence);
    }

    void ICameraLight.On() => IsLit = _lightFault is null ? true : throw new CameraException(_lightFault);

    void ICameraLight.Off() => IsLit = false;

    private BrowserCapture Open(Place place)
    {
        var capture = new BrowserCapture(
            _link,
            new DeviceSettings { Id = "home-1", Place = place },
            _clock,
            _said.CreateLogger<BrowserCapture>(),
            this
        );
        capture.Lost += why => _news.Add("lost: " + why);
        capture.Back += how => _news.Add("back: " + how);
        return capture;
    }

    private ArrivedReading? Send(BrowserReading reading) => Send(Wire.Write(reading));

    /// <returns>What is looked at because of it; null when nothing is.</returns>
    private ArrivedReading? Send(byte[] payload)
    {
        _link.Deliver(Topic, payload);
        return _capture.Take();
    }
}
