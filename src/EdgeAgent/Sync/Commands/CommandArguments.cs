using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Commands;

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
