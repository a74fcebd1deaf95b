using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Speaker;
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
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

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
                await foreach (var tracks in library.ReadAsync(stoppingToken)) read = Put(library.Provider, tracks, read);
                backoff.Reset();
                isSaid = false;
                await library.WaitForChangeAsync(stoppingToken);
            }
            catch (SpeakerException e)
            {
                if (!isSaid) LogUnreadable(e.Message);
                isSaid = true;
                await Task.Delay(backoff.Next(), time, stoppingToken);
            }
        }
    }

    private int Put(string provider, IReadOnlyList<Track> tracks, int before)
    {
        if (before != tracks.Count) LogRead(provider, tracks.Count);
        catalogues.Put(provider, Recordings.Of(tracks));
        catalogues.Catalogue.Prepare();
        return tracks.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The library ({Provider}) has {Tracks} tracks.")]
    private partial void LogRead(string provider, int tracks);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The library cannot be read: {Sentence} It is tried again.")]
    private partial void LogUnreadable(string sentence);
}
