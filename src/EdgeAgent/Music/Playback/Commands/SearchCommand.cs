using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>Searches the library.</summary>
internal sealed class SearchCommand(CatalogueProvider shelf) : ICommandHandler
{
    private const int UsualLimit = 20;

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.LibrarySearch];

    public Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var args = new CommandArguments(command);
        if (!shelf.IsRead)
            throw new CommandRefusedException(shelf.WhyUnread);
        var query = new LibraryQuery(
            args.Text("text"),
            args.Text("language"),
            args.Text("genre"),
            args.Mood("mood"),
            args.Integer("limit") ?? UsualLimit
        )
        {
            FromYear = args.Integer("fromYear"),
            ToYear = args.Integer("toYear"),
            FromTempo = args.Integer("fromTempo"),
            ToTempo = args.Integer("toTempo"),
        };
        if (query.FromYear > query.ToYear)
            throw new CommandRefusedException($"fromYear is {query.FromYear}, which is after toYear, {query.ToYear}; turn them round.");
        if (query.FromTempo > query.ToTempo)
            throw new CommandRefusedException(
                $"fromTempo is {query.FromTempo}, which is more than toTempo, {query.ToTempo}; turn them round."
            );
        var hits = shelf.Catalogue.Search(query).Select(track => track.Info).ToList();
        return Task.FromResult<JsonElement?>(Wire.Element(hits));
    }
}
