using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Blocks;

/// <summary>Goes back to the calendar before a person's hand ends by itself.</summary>
internal sealed class ScheduleCommands(BlockPlayback blocks) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } = [CommandNames.ScheduleResume];

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        await blocks.ResumeAsync(command.By, cancellationToken);
        return null;
    }
}
