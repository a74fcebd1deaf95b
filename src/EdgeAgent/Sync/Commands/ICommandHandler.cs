using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Commands;

/// <summary>Does one or more of the commands a person can send. Register it; the dispatcher finds it by name.</summary>
internal interface ICommandHandler
{
    /// <summary>The <see cref="CommandNames"/> it does.</summary>
    IReadOnlyCollection<string> Names { get; }

    /// <returns>The reply's data, or null.</returns>
    /// <exception cref="CommandRefusedException">It cannot be done; the message is the reply's sentence.</exception>
    Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken);
}

/// <summary>A command that cannot be done, with one sentence for the person who sent it.</summary>
internal sealed class CommandRefusedException(string sentence) : Exception(sentence);
