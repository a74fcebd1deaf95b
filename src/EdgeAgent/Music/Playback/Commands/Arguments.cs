using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>The arguments of a command; what is missing is null, what is of the wrong kind is refused with a sentence.</summary>
internal sealed class Arguments(Command command)
{
    public string? Text(string name) => Find(name) is not { } value ? null : value.ValueKind == JsonValueKind.String
        ? value.GetString()
        : throw new CommandRefusedException($"{name} must be a text.");

    /// <exception cref="CommandRefusedException">It is no whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public int? Number(string name, int least, int most) => Find(name) is not { } value ? null :
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new CommandRefusedException($"{name} must be a whole number from {least} to {most}.");

    public Contracts.Mood? Mood(string name) => Text(name) is not { Length: > 0 } text ? null :
        !text.All(char.IsAsciiDigit) && Enum.TryParse<Contracts.Mood>(text, ignoreCase: true, out var mood)
            ? mood
            : throw new CommandRefusedException($"{name} is \"{text}\"; it must be one of {string.Join(", ", Enum.GetNames<Contracts.Mood>()).ToLowerInvariant()}.");

    private JsonElement? Find(string name) =>
        command.Args is { ValueKind: JsonValueKind.Object } args && args.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
