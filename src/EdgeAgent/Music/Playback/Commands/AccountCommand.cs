using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>Returns what becomes of every file of the library, and why.</summary>
internal sealed class AccountCommand(PlaybackController controller, LibraryInventory inventory) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } = [CommandNames.LibraryAccount];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken) =>
        Wire.Element(await controller.AskAsync(inventory.Account, cancellationToken));
}
