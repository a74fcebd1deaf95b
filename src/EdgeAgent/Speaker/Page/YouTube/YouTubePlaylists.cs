using System.Collections.Concurrent;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>
/// What the playlists among the room's links hold, asked with the owner's own key and kept in memory only. One that cannot be read now
/// keeps what it had, and the others are read all the same. Safe from any thread; read by one.
/// </summary>
internal sealed class YouTubePlaylists(YouTubeApi api, YouTubeKey key, LinkTitles titles, TimeProvider time)
{
    /// <summary>Of one playlist: 40 questions of the day's 10,000.</summary>
    public const int MostVideos = 1000;

    /// <summary>Of all playlists together.</summary>
    public const int MostInAll = 20_000;

    /// <summary>Then it is not the playlists that are ill.</summary>
    private const int MostIllInARow = 3;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, State> _states = [];
    private readonly Backoff _calm = new(FirstPause, LongestPause);
    private volatile Pause? _pause;
    private int _illInARow;

    /// <summary>What a playlist held when it was last read, and what is wrong with it now.</summary>
    public PlaylistVideos Find(string playlist)
    {
        var state = _states.GetValueOrDefault(playlist);
        var isWaiting = IsPaused && (state is null || IsOld(state));
        return new PlaylistVideos(state?.Videos, isWaiting ? _pause?.Why + Kept(state?.Videos) : state?.Note);
    }

    /// <param name="playlist">Its id.</param>
    /// <param name="entry">The words on it: with others it is read again.</param>
    public bool IsDue(string playlist, LinkedTrack entry) => !IsPaused
        && (_states.GetValueOrDefault(playlist) is not { } state
            || state.Entry != entry || IsOld(state));

    /// <summary>A person has just added it: nobody waits for the end of a pause then.</summary>
    public void AskAgain(string playlist)
    {
        _pause = null;
        if (_states.TryGetValue(playlist, out var state)) _states[playlist] = state with { NotBefore = default };
    }

    /// <summary>Forgets those that are no longer among the links.</summary>
    public void Retain(IReadOnlySet<string> playlists)
    {
        foreach (var gone in _states.Keys.Where(known => !playlists.Contains(known))) _states.TryRemove(gone, out _);
    }

    /// <returns>False where the others need not be asked now.</returns>
    public async Task<bool> ReadAsync(string playlist, LinkedTrack entry, CancellationToken cancellationToken)
    {
        try
        {
            var (videos, note) = await VideosAsync(playlist, cancellationToken);
            _calm.Reset();
            _illInARow = 0;
            _states[playlist] = new State(entry, key.Mark, videos, note, time.Steady + AgainAfter, null);
            return true;
        }
        catch (YouTubeException e) when (e.Trouble == YouTubeTrouble.All)
        {
            return Rest(e.Message);
        }
        catch (YouTubeException e) when (e.Trouble == YouTubeTrouble.NotThere)
        {
            Fail(playlist, entry, [], e.Message);
            return true;
        }
#pragma warning disable CA1031 // Whatever an answer throws, it is that playlist's fault, and the others are read.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Fail(playlist, entry, _states.GetValueOrDefault(playlist)?.Videos, e.Message);
            return ++_illInARow < MostIllInARow || Rest(e.Message);
        }
    }

    private bool IsOld(State state) => time.Steady >= state.NotBefore || state.Key != key.Mark;

    private bool IsPaused => _pause is { } pause && time.Steady < pause.Until && pause.Key == key.Mark;

    private async Task<(IReadOnlyList<PlaylistVideo> Videos, string? Note)> VideosAsync(
        string playlist, CancellationToken cancellationToken)
    {
        var others = _states.Where(known => known.Key != playlist).Sum(known => known.Value.Videos?.Count ?? 0);
        var most = Math.Clamp(MostInAll - others, 0, MostVideos);
        List<string> ids = [];
        string? page = null;
        do
        {
            var answer = await api.PlaylistAsync(playlist, page, cancellationToken);
            ids.AddRange((answer.Items ?? []).Select(item => item?.ContentDetails?.VideoId).OfType<string>().Where(LinkProvider.IsVideo));
            var next = answer.NextPageToken is { Length: <= YouTubeApi.LongestToken } token && token != page ? token : null;
            page = answer.Items is { Count: > 0 } ? next : null;
        }
        while (page is not null && ids.Count < most);

        List<PlaylistVideo> videos = [];
        foreach (var some in ids.Distinct().Take(most).Chunk(YouTubeApi.MostOfAPage))
        {
            var facts = VideoFacts.In(await api.VideosAsync(some, cancellationToken));
            foreach (var id in some)
            {
                var video = facts.GetValueOrDefault(id) ?? VideoFacts.Of(null);
                videos.Add(new PlaylistVideo(id, video.ToTitle(), video.Seconds));
                titles.Know(id, videos[^1].Title);
            }
        }

        var isCut = page is not null || ids.Distinct().Skip(most).Any();
        return (videos, isCut ? $"Only its first {most} videos are taken: a playlist gives up to {MostVideos}, all together {MostInAll}." : null);
    }

    private void Fail(string playlist, LinkedTrack entry, IReadOnlyList<PlaylistVideo>? videos, string why)
    {
        var backoff = _states.GetValueOrDefault(playlist)?.Calm ?? new Backoff(FirstPause, LongestPause);
        _states[playlist] = new State(entry, key.Mark, videos, why + Kept(videos), time.Steady + backoff.Next(), backoff);
    }

    private static string Kept(IReadOnlyList<PlaylistVideo>? videos) =>
        videos is { Count: > 0 } ? $" It keeps the {videos.Count} videos that it had." : "";

    private bool Rest(string why)
    {
        _illInARow = 0;
        _pause = new Pause(why, time.Steady + _calm.Next(), key.Mark);
        return false;
    }

    private sealed record Pause(string Why, TimeSpan Until, string Key);

    private sealed record State(
        LinkedTrack Entry, string Key, IReadOnlyList<PlaylistVideo>? Videos, string? Note, TimeSpan NotBefore, Backoff? Calm);
}

/// <param name="Videos">In its order, those that do not play among them; null where it was never read.</param>
/// <param name="Note">What is wrong with it, as sentences; null where all is well.</param>
internal sealed record PlaylistVideos(IReadOnlyList<PlaylistVideo>? Videos, string? Note);

/// <param name="Id">Its id at YouTube.</param>
/// <param name="Title">How YouTube calls it, and why it may not play.</param>
/// <param name="Seconds">0 where it is unknown.</param>
internal sealed record PlaylistVideo(string Id, LinkTitle Title, double Seconds);
