using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Playlists;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Timers;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.Odd.Bench.Boxes;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>
/// The small documents of the state folder, each read, used and written by its own part of the agent, twice: playlists, what comes
/// next, links, counts of what was asked, the room's settings, timers, what people set against the calendar. An input is the file's
/// name, a line end, its bytes.
/// </summary>
internal sealed class DocumentInputs(string folder) : IInputKind
{
    private const string Dinner = "playlists/0195e6a13f0a70008000000000000001.json";

    private static readonly string[] Names =
    [
        Dinner, "queue.json", "links.json", "youtube-quota.json", "spotify-rate.json", "room-settings.json", "timers.json", "schedule.json",
    ];

    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero); // 04:00 in California.
    private static readonly YouTubeKey Key = new("AIzaStandInKey");

    private int _number;

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(
    [
        Of(Dinner, new Playlist(Path.GetFileNameWithoutExtension(Dinner), "Dinner", "anna", Noon, [PlaylistTrack.Of(Samples.Info)])),
        Of("queue.json", new PlayQueue.Document(
            [new QueuedTrack("a/one.flac", "anna"), new QueuedTrack("a/two.mp3", "bob", "Dinner")], [new PlayedTrack("b/three", "Eve", Noon)])),
        Of("links.json", new AddedLinks.Document(
            [new LinkedTrack("https://youtu.be/aaaaaaaaaaa", "One", "Anna", "Jazz", Contracts.Mood.Calm, Language: "de/en", Year: 1999, Seconds: 200),
             new LinkedTrack("https://soundcloud.com/anna/one", Valence: 0.5, Arousal: -0.5, Explicit: true)])),
        Of("youtube-quota.json", new YouTubeQuota.Document([new YouTubeQuota.Day(Key.Mark, "2026-01-05", 7, 12, UnitsOver: true)])),
        Of("spotify-rate.json", new RateLimitState.Document(
            Noon.AddMinutes(1), true, 900, [new RateLimitState.Hour(Noon, 40), new RateLimitState.Hour(Noon.AddHours(-3), 100)])),
        Of("room-settings.json", new DesiredSettings(3, Samples.Settings)),
        Of("timers.json", new TimersDocument(
            new VolumeRamp(Noon.AddMinutes(-5), Noon.AddMinutes(5), 60, 0, IsSleep: true, "anna"),
            new WakePlan(new TimeOnly(7, 30), [DayOfWeek.Monday], "dinner", "Dinner", 40, 10, "anna", Noon.AddDays(-1)))),
        Of("schedule.json", new ScheduleDocument(
            true, "lunch", "Lunch", Noon.AddHours(-1), "dinner", new PersonOverride("anna", Noon, Noon.AddHours(1)) { IsMood = true, VolumePercent = 30 })),
    ]);

    public byte[] Mutate(byte[] input, Random random) => Message.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        var (name, bytes) = Message.Read(input);
        if (!Names.Contains(name)) return;
        var state = Path.Combine(folder, $"state-{_number++}");
        var path = Path.Combine(state, name);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes);
            await UseAsync(state, name);
            await UseAsync(state, name);
        }
        finally
        {
            if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static byte[] Of<T>(string name, T document) => Message.Of(name, Wire.Write(document));

    private static async Task UseAsync(string state, string name)
    {
        await using var box = Box.Build(
            state,
            services => services.AddSingleton<TimeProvider>(new NoonClock()).AddSingleton(Key),
            ("Spotify:ClientId", "abc"), ("Speaker:Host", Path.Combine(state, "nobody")));
        var parts = box.Services;
        switch (name)
        {
            case "queue.json":
                UseQueue(parts.GetRequiredService<PlayQueue>());
                break;
            case "links.json":
                foreach (var library in parts.GetServices<IMusicLibrary>().OfType<LinkLibrary>()) await FirstAsync(library);
                parts.GetRequiredService<AddedLinks>().Add(new LinkedTrack("https://youtu.be/bbbbbbbbbbb"));
                break;
            case "youtube-quota.json":
                UseQuota(parts.GetRequiredService<YouTubeQuota>());
                break;
            case "spotify-rate.json":
                UseBudget(parts.GetRequiredService<RateLimiter>());
                break;
            case "room-settings.json":
                await FollowAsync(parts.GetServices<IHostedService>().OfType<RoomSettingsStore>().Single());
                break;
            case "timers.json":
                UseTimers(parts.GetRequiredService<TimerStore>());
                break;
            case "schedule.json":
                parts.GetRequiredService<PersonOverrides>().Restore();
                parts.GetRequiredService<PersonOverrides>().Change(null);
                break;
            default:
                var store = parts.GetRequiredService<PlaylistStore>();
                UseLists(store, parts.GetRequiredService<PlaylistTracks>());
                if (box.Said.Count(nameof(PlaylistStore)) == 0 && !store.All.Any() && File.Exists(Path.Combine(state, Dinner)))
                    throw new InvalidOperationException("A playlist has gone without a word.");
                break;
        }
    }

    private static void UseLists(PlaylistStore store, PlaylistTracks tracks)
    {
        foreach (var list in store.All.ToList())
        {
            _ = Wire.Write(tracks.Read(list, 1));
            Try(() => tracks.ToPlay(list, "anna"));
            Try(() => store.Change(list, [.. list.Tracks, PlaylistTrack.Of(Samples.Info)]));
        }
    }

    private static void UseQueue(PlayQueue queue)
    {
        foreach (var queued in queue.Tracks) _ = queued.Why;
        queue.Remove("a/one.flac");
        queue.Replace([.. queue.Tracks, new QueuedTrack("a/three", "anna")]);
    }

    private static async Task FirstAsync(LinkLibrary library)
    {
        await foreach (var tracks in library.ReadAsync(CancellationToken.None))
        {
            foreach (var track in tracks) _ = Wire.Write(track.Info);
            break; // Before it asks for titles.
        }
    }

    private static void UseTimers(TimerStore timers)
    {
        _ = Wire.Write(timers.Live());
        timers.Set(timers.Timers with { Wake = timers.Timers.Wake?.After(Noon) });
        timers.Set(TimersDocument.None);
    }

    private static void UseQuota(YouTubeQuota quota)
    {
        _ = quota.SearchesLeft;
        Try(() => quota.Spend(isSearch: true));
        Try(() => quota.Spend(isSearch: false));
    }

    private static void UseBudget(RateLimiter budget)
    {
        _ = (budget.ClosedUntil, budget.DayUsed, budget.LookEvery);
        Try(() => budget.Spend(isLook: true));
        _ = budget.Limit(TimeSpan.FromSeconds(3), isQuota: true);
    }

    private static async Task FollowAsync(RoomSettingsStore settings)
    {
        await settings.StartAsync(CancellationToken.None);
        await settings.StopAsync(CancellationToken.None);
        if (settings.ExecuteTask is { IsFaulted: true } fault) await fault;
    }

    /// <summary>Each is a sentence for whoever asked.</summary>
    private static void Try(Action ask)
    {
        try
        {
            ask();
        }
        catch (Exception e) when (e is CommandRefusedException or YouTubeException or SpotifyException)
        {
            // Said.
        }
    }

    private sealed class NoonClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
