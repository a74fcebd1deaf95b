using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Commands;

/// <summary>
/// Executes one or more commands of the <see cref="CommandCatalogue"/>. Register it; the dispatcher finds it by name and
/// checks the arguments first.
/// </summary>
internal interface ICommandHandler
{
    /// <summary>The <see cref="CommandNames"/> it executes.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <returns>The reply's data, or null.</returns>
    /// <exception cref="CommandRefusedException">It cannot be done; the message is the reply's sentence.</exception>
    Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken);
}

/// <summary>A command that cannot be done, with one sentence for the person who sent it.</summary>
internal sealed class CommandRefusedException(string sentence) : Exception(sentence);
