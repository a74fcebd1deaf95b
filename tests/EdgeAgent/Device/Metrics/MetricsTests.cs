using System.Net;
using System.Net.Sockets;
using Roomtone.EdgeAgent.Device.Metrics;
using Roomtone.EdgeAgent.Tests.Sync;
using Roomtone.EdgeAgent.Tests.Sync.Events;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public async Task The_page_is_in_prometheus_text_format()
    {
        await using var box = new MeasuredBox();
        await box.StartAsync();
        await box.ListeningAsync();

        var answer = await box.AskAsync();

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var series = ExpositionRules.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, series["roomtone_frames_total"]);
        Assert.InRange(series["roomtone_resident_memory_bytes"], 10e6, 10e9);
    }

    [Fact]
    public async Task The_values_follow_the_counters()
    {
        await using var box = new MeasuredBox();
        foreach (var faces in (int[])[2, 0, 3]) box.Counters.CountFrame(faces, TimeSpan.FromMilliseconds(12.5));
        foreach (var runs in (int[])[2, 0, 1, 0]) box.Counters.CountSearch(runs, runs / 2);
        box.Counters.CountReading();
        box.Outbox.HappenTimes(4);
        box.Clock.Advance(TimeSpan.FromSeconds(90));

        var series = ExpositionRules.Read(box.Exposition.Write());

        (string, double)[] expected =
        [
            ("roomtone_frames_total", 3),
            ("roomtone_faces_total", 5),
            ("roomtone_readings_total", 1),
            ("roomtone_frame_milliseconds", 12.5),
            ("roomtone_detector_runs_total", 3),
            ("roomtone_frames_not_searched_total", 2),
            ("roomtone_tracks_total", 1),
            ("roomtone_outbox_depth", 4),
            ("roomtone_events_published_total", 4),
            ("roomtone_events_dropped_total", 0),
            ("roomtone_uptime_seconds", 90),
            ("roomtone_sensing_on", 0),
            ("roomtone_capture_restarts_total", 0),
            ("roomtone_frames_dropped_total", 0),
        ];
        Assert.All(expected, pair => Assert.Equal(pair, (pair.Item1, series[pair.Item1])));
    }

    [Fact]
    public async Task Items_that_are_set_aside_are_counted_by_kind()
    {
        await using var box = new MeasuredBox();
        foreach (var name in (string[])["/a.jpg", "/b.jpg"]) box.Quarantine.Add("picture", name, "1", $"{name} cannot be decoded.");

        Assert.Contains("roomtone_quarantined_items{kind=\"picture\"} 2", box.Exposition.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_age_of_the_last_frame_is_told_once_there_is_one()
    {
        await using var box = new MeasuredBox();
        Assert.DoesNotContain("roomtone_last_frame_age_seconds", box.Exposition.Write(), StringComparison.Ordinal);

        box.Capture.Start();
        await box.Capture.Frames.TakeAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, ExpositionRules.Read(box.Exposition.Write())["roomtone_sensing_on"]);
        await box.Capture.StopAsync();
        box.Clock.Advance(TimeSpan.FromSeconds(7));

        var series = ExpositionRules.Read(box.Exposition.Write());
        Assert.Equal(7, series["roomtone_last_frame_age_seconds"]);
        Assert.Equal(0, series["roomtone_sensing_on"]);
    }

    [Fact]
    public async Task Whoever_asks_while_it_starts_does_not_stop_the_agent()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var start = 0; start < 60; start++)
        {
            await using var box = new MeasuredBox();
            var knocking = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Knock(box.Port, enough.Token)));
            await box.StartAsync();

            await Eventually.TrueAsync(
                () =>
                {
                    box.Clock.Advance(TimeSpan.FromSeconds(1));
                    return box.HasFailed || box.Said.All.Any(line => line.Contains("Metrics are at", StringComparison.Ordinal));
                },
                "it listens");
            Assert.False(box.HasFailed);
            await knocking;
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_once_and_used_when_it_is_free_again()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var box = new MeasuredBox(((IPEndPoint)other.LocalEndpoint).Port);
        await box.StartAsync();
        await Eventually.TrueAsync(() => box.Said.All.Count == 1, "it is said");

        for (var tries = 0; tries < 3; tries++) box.Clock.Advance(MetricsServer.TryAgainAfter);
        Assert.False(box.HasFailed);
        Assert.StartsWith(
            $"Warning: There are no metrics: port {box.Port} cannot be used",
            Assert.Single(box.Said.All),
            StringComparison.Ordinal
        );

        other.Stop();
        await Eventually.TrueAsync(
            () =>
            {
                box.Clock.Advance(MetricsServer.TryAgainAfter);
                return box.Said.All.Count == 2;
            },
            "it listens");
        Assert.Equal(HttpStatusCode.OK, (await box.AskAsync()).StatusCode);
    }

    [Fact]
    public async Task Only_the_page_is_given_and_only_under_its_own_name()
    {
        await using var box = new MeasuredBox();
        await box.StartAsync();
        await box.ListeningAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await box.AskAsync("")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await box.AskAsync(method: HttpMethod.Post)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await box.AskAsync(host: "elsewhere.example")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await box.AskAsync()).StatusCode);
    }

    [Fact]
    public async Task A_stop_frees_the_port_at_once()
    {
        await using var box = new MeasuredBox();
        await box.StartAsync();
        await box.ListeningAsync();
        await box.StopAsync().WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<HttpRequestException>(() => box.AskAsync());
    }

    [Fact]
    public async Task Port_0_is_no_metrics()
    {
        await using var box = new MeasuredBox(0);
        await box.StartAsync();

        await Eventually.TrueAsync(() => box.Said.All.Count == 0 && !box.HasFailed, "nothing is said");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(70000)]
    [InlineData(-1)]
    public void A_port_that_cannot_be_is_refused(int port)
    {
        var refusal = Assert.Throws<SettingsException>(() =>
            SettingsRegistration.Read<MetricsSettings>(Settings.Of(("Metrics:Port", $"{port}")))
        );

        Assert.Equal($"Metrics: Port is {port}. Allowed: 1024 to 65535, or 0 for no metrics.", refusal.Message);
    }

    [Fact]
    public void Throttling_is_read_from_the_kernels_bits()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "50005\n");

        var throttling = Throttling.Read(file)!.Value;
        File.WriteAllText(file, "no number");
        var unreadable = Throttling.Read(file);
        File.Delete(file);

        Assert.Equal([("under_voltage", 1), ("frequency_capped", 0), ("throttled", 1), ("soft_temperature_limit", 0)], throttling.Now());
        Assert.Equal(
            [("under_voltage", 1), ("frequency_capped", 0), ("throttled", 1), ("soft_temperature_limit", 0)],
            throttling.SinceBoot()
        );
        Assert.Null(unreadable);
        Assert.Null(Throttling.Read("/no/such/file"));
    }

    /// <summary>Connects again and again until somebody answers.</summary>
    private static Task Knock(int port, CancellationToken enough) => Task.Factory.StartNew(
        () =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    socket.Connect(IPAddress.Loopback, port);
                    return;
                }
                catch (SocketException)
                {
                    // Not yet.
                }
            }
        },
        enough,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
