using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Keeps the catalogues in step with the libraries, in the background.</summary>
internal sealed partial class LibraryReader(
    IEnumerable<IMusicLibrary> libraries,
    CatalogueProvider catalogues,
    TimeProvider time,
    ILogger<LibraryReader> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Below it the garbage is smaller than what the runtime keeps anyway.</summary>
    private const int ManyTracks = 500;

    private readonly HashSet<SetAsideFile> _named = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        TaskGroup.RunAsync(libraries.Select(library => FollowAsync(library, stoppingToken)));

    private async Task FollowAsync(IMusicLibrary library, CancellationToken stoppingToken)
    {
        var read = -1;
        var backoff = new Backoff(FirstWait, LongestWait);
        var isSaid = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                read = await ReadAsync(library, read, stoppingToken);
                await GiveBackAsync(library, stoppingToken);
                backoff.Reset();
                isSaid = false;
                await library.WaitForChangeAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Whatever a file or the player's answer throws: the other libraries, and the music, go on.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (!isSaid) LogUnreadable(e.Message);
                isSaid = true;
                catalogues.Wait(library.Provider, $"The library cannot be read: {e.Message}");
                await Task.Delay(backoff.Next(), time, stoppingToken);
            }
        }
    }

    /// <summary>A method of its own: what the reading held is garbage after it.</summary>
    private async Task<int> ReadAsync(IMusicLibrary library, int before, CancellationToken cancellationToken)
    {
        await foreach (var tracks in library.ReadAsync(cancellationToken)) before = Put(library, tracks, before);
        SetAside(library); // Where all is as it was stored, nothing came after the player was asked.
        return before;
    }

    /// <summary>
    /// Reading a large library leaves more garbage than tracks, and the runtime keeps that memory for the rest of the agent's
    /// life. It takes some 50 ms to give it back, once the next choice has let go of the catalogue before.
    /// </summary>
    private async Task GiveBackAsync(IMusicLibrary library, CancellationToken cancellationToken)
    {
        if (library.Provider != MpdSpeaker.LocalProvider || catalogues.Catalogue.Tracks.Count < ManyTracks) return;
        await Task.Delay(SettlesWithin, time, cancellationToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        HeapTrimmer.GiveBack();
    }

    private int Put(IMusicLibrary library, IReadOnlyList<Track> tracks, int before)
    {
        if (before != tracks.Count) LogRead(library.Provider, tracks.Count);
        var waiting = tracks.Count(track => track.Tags == TagState.Waiting);
        catalogues.Wait(library.Provider, waiting == 0 ? null : $"The tags of {waiting} of {tracks.Count} files are still to be read.");
        SetAside(library);
        catalogues.Put(library.Provider, Recordings.Of(tracks));
        catalogues.Catalogue.Prepare();
        return tracks.Count;
    }

    private void SetAside(IMusicLibrary library)
    {
        catalogues.SetAside(library.Provider, library.Aside);
        foreach (var file in library.Aside.Where(file => _named.Add(file))) LogAside(file.Name, file.Why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} is set aside: {Why}")]
    private partial void LogAside(string file, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The library ({Provider}) has {Tracks} tracks.")]
    private partial void LogRead(string provider, int tracks);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The library cannot be read: {Sentence} It is tried again.")]
    private partial void LogUnreadable(string sentence);
}
