using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Tests.Speaker.Spotify;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Page;

/// <summary>
/// The hosted services as the agent runs them, in real time: a page at the other end of the real broker, a real MPD whose
/// samples are listened to.
/// </summary>
public sealed class PageSilenceTests(ITestOutputHelper output) : IDisposable
{
    private const int Tries = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private readonly Guid _page = Guid.NewGuid();

    public void Dispose() => _folder.Dispose();

    /// <summary>The shortest silence of several counts: a machine with other work may keep anybody from the processor.</summary>
    [Fact]
    public async Task A_page_that_closes_in_the_middle_of_a_track_leaves_less_than_five_seconds_of_silence()
    {
        foreach (var name in new[] { "a", "b", "c" })
            Tones.Make(_folder.In($"music/{name}.flac"), 440, 60, $"title={name}", $"artist={name}");
        await using var player = await TestServers.PlayerAsync(_folder.In("music"), PlayerOutput.Fifo(_folder.In("sound")));
        using var room = new Microphone(_folder.In("sound"));
        await using var box = await StartAsync(player.Server);
        var desired = box.Hear(Topics.SpeakerDesired(BrokerLinks.Cafe));
        var silences = new List<TimeSpan>();
        while (silences.Count < Tries && !silences.Exists(silence => silence <= Limit))
            silences.Add(await CloseInTheMiddleAsync(box, desired, room));

        output.WriteLine(FormattableString.Invariant($"{silences.Min().TotalSeconds:0.0} s of silence"));
        Assert.InRange(silences.Min(), TimeSpan.Zero, Limit);
    }

    private async Task<TimeSpan> CloseInTheMiddleAsync(FollowingBox box, Inbox desired, Microphone room)
    {
        await Eventually.TrueAsync(() => room.QuietFor < TimeSpan.FromSeconds(0.5), "the box's own speaker sounds");
        using var page = new CancellationTokenSource();
        var playing = PlayAsync(box, desired, page.Token);
        await Eventually.TrueAsync(
            () => Told(desired) is { State: PlayState.Playing } told && told.Page == _page && room.QuietFor > Limit / 5,
            "the page plays, and the box's own speaker is silent"
        );
        room.Forget();
        await page.CancelAsync(); // It says nothing any more, as a phone whose browser was closed.
        await playing;
        await Eventually.TrueAsync(() => room.HeardAfter is not null, "the library is heard");
        return room.HeardAfter!.Value;
    }

    /// <summary>Claims, follows and reports as a page does.</summary>
    private async Task PlayAsync(FollowingBox box, Inbox desired, CancellationToken closed)
    {
        var (session, since, isClaim) = (0L, Stopwatch.StartNew(), true);
        while (!closed.IsCancellationRequested)
        {
            if (Told(desired) is { } told && told.Page == _page && told.Session != session)
                (session, since, isClaim) = (told.Session, Stopwatch.StartNew(), false);
            var state = Told(desired)?.State == PlayState.Playing && !isClaim ? PageState.Playing : PageState.Idle;
            var report = new ReportedSound(
                _page, isClaim, false, session, state, since.Elapsed.TotalSeconds, 60, Told(desired)?.VolumePercent ?? 80, ["local"], null);
            await box.SendAsync(Topics.SpeakerReported(BrokerLinks.Cafe), Wire.Write(report));
            await Task.Delay(TimeSpan.FromSeconds(0.25), TimeProvider.System, CancellationToken.None);
        }
    }

    private static DesiredSound? Told(Inbox desired) =>
        desired.Messages is [.., var last] ? Wire.Read<DesiredSound>(last.Payload.Span) : null;

    private Task<FollowingBox> StartAsync(PrivatePlayer player)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("Device:Id", BrokerLinks.Cafe),
            new("Speaker:Port", $"{player.Port}"),
            new("Music:LibraryFolder", player.MusicFolder),
        ]).Build();
        return FollowingBox.StartAsync(services =>
        {
            services.AddSpeaker(configuration).AddMusic(configuration, _folder.In("state"));
            services.AddSingleton(new DeviceSettings { Id = BrokerLinks.Cafe, StateFolder = _folder.In("state") });
            services.AddSingleton(new MpdPassword(player.UserPassword));
        });
    }
}
