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

/// <summary>Reads the arguments of a command that the <see cref="CommandCatalogue"/> has checked; what is absent is null.</summary>
internal sealed class CommandArguments(Command command)
{
    private readonly CommandDefinition _definition =
        CommandCatalogue.Find(command.Name) ?? throw new InvalidOperationException($"The command {command.Name} is not in the catalogue.");

    public string? Text(string name) => Find(name)?.GetString();

    /// <summary>Empty where they are absent.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is { } texts ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];

    public int? Integer(string name) => Find(name)?.GetInt32();

    public bool? Boolean(string name) => Find(name)?.GetBoolean();

    public Contracts.Mood? Mood(string name) => Text(name) is { Length: > 0 } text ? CommandArgument.ReadMood(text) : null;

    private JsonElement? Find(string name) => _definition.Arguments.Single(argument => argument.Name == name).Find(command.Args);
}
