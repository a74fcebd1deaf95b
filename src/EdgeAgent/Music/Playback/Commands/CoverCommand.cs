using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Library.Covers;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>Gives the cover of a track of the local library, one at a time.</summary>
internal sealed class CoverCommand(CatalogueProvider shelf, CoverReader reader, TimeProvider time) : ICommandHandler, IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _one = new(1);

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.LibraryCover];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var id = new CommandArguments(command).Text("track")!;
        var track = shelf.Catalogue.Find(id) ?? throw new CommandRefusedException($"The library has no track {id}.");
        if (track.Info.Provider != MpdSpeaker.LocalProvider)
            throw new CommandRefusedException($"{track.Info.Title} is not of this box's own library.");
        using var late = new CancellationTokenSource(Longest, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        await _one.WaitAsync(cancellationToken);
        try
        {
            var picture = await reader.ReadAsync(id, limit.Token) ?? throw new CommandRefusedException($"{id} has no cover.");
            return Wire.Element(await CoverScaler.ScaleAsync(picture, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandRefusedException($"The cover of {id} took more than {Longest.TotalSeconds:0} s.");
        }
        catch (Exception e) when (e is SpeakerException or InvalidDataException)
        {
            throw new CommandRefusedException(e.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
