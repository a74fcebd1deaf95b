using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Keeps the shelf in step with the library, in the background.</summary>
internal sealed partial class LibraryReader(IMusicLibrary library, Shelf shelf, TimeProvider time, ILogger<LibraryReader> logger) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = FirstWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var tracks in library.ReadAsync(stoppingToken)) Put(tracks);
                wait = FirstWait;
                await library.WaitForChangeAsync(stoppingToken);
            }
            catch (SpeakerException e)
            {
                if (wait == FirstWait) LogUnreadable(e.Message);
                await Task.Delay(wait, time, stoppingToken);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private void Put(IReadOnlyList<Track> tracks)
    {
        if (!shelf.IsRead || shelf.Catalogue.Tracks.Count != tracks.Count) LogRead(tracks.Count);
        var catalogue = Recordings.Of(tracks);
        shelf.Put(catalogue);
        catalogue.Prepare();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The library has {Tracks} tracks.")]
    private partial void LogRead(int tracks);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The library cannot be read: {Sentence} It is tried again.")]
    private partial void LogUnreadable(string sentence);
}
