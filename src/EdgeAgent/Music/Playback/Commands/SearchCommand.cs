using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>Looks tracks up in the library.</summary>
internal sealed class SearchCommand(Shelf shelf) : ICommandHandler
{
    private const int UsualLimit = 20;
    private const int LongestText = 200;

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.LibrarySearch];

    public Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var args = new Arguments(command);
        var text = args.Text("text");
        if (text?.Length > LongestText) throw new CommandRefusedException($"text is {text.Length} letters long; it may have {LongestText}.");
        if (!shelf.IsRead) throw new CommandRefusedException("The library is being read. Try again in a moment.");
        var query = new LibraryQuery(text, args.Text("language"), args.Text("genre"), args.Mood("mood"), args.Number("limit", 1, 100) ?? UsualLimit)
        {
            FromYear = args.Number("fromYear", 1000, 9999),
            ToYear = args.Number("toYear", 1000, 9999),
            FromTempo = args.Number("fromTempo", 20, 300),
            ToTempo = args.Number("toTempo", 20, 300),
        };
        if (query.FromYear > query.ToYear) throw new CommandRefusedException($"fromYear is {query.FromYear}, which is after toYear, {query.ToYear}; turn them round.");
        if (query.FromTempo > query.ToTempo) throw new CommandRefusedException($"fromTempo is {query.FromTempo}, which is more than toTempo, {query.ToTempo}; turn them round.");
        var hits = shelf.Catalogue.Search(query).Select(track => track.Info).ToList();
        return Task.FromResult<JsonElement?>(Wire.Element(hits));
    }
}
