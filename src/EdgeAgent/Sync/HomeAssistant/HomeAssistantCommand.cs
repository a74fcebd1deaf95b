using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.HomeAssistant;

/// <summary>
/// What a control of Home Assistant says: the bare name of a command, or <c>{"name":…,"args":{…}}</c> where it has a value. Anybody
/// whom the broker lets may have written it. The dispatcher looks at the value.
/// </summary>
/// <param name="Name">One that Home Assistant may give.</param>
/// <param name="Args">The one argument of its control; null where there is none.</param>
internal sealed record HomeAssistantCommand(string Name, JsonElement? Args)
{
    private const int MostBytes = 1024;
    private const int Depth = 4;

    private static readonly IReadOnlyList<CommandDefinition> Allowed =
        [.. CommandCatalogue.All.Where(command => command.HomeAssistant is not null)];

    /// <returns>Null where it is none.</returns>
    public static HomeAssistantCommand? Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length is 0 or > MostBytes) return null;
        var bare = Allowed.FirstOrDefault(command => payload.Span.SequenceEqual(Encoding.UTF8.GetBytes(command.Name)));
        if (bare is not null) return new HomeAssistantCommand(bare.Name, null);
        try
        {
            using var document = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = Depth });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // No JSON, or text in it that is no Unicode.
        }
    }

    private static HomeAssistantCommand? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
            return null;
        var called = name.GetString();
        if (Allowed.FirstOrDefault(command => command.Name == called) is not { } command) return null;
        var isGiven = root.TryGetProperty("args", out var args);
        if (command.HomeAssistant!.Argument is not { } argument) return new HomeAssistantCommand(command.Name, null);
        if (!isGiven || args.ValueKind != JsonValueKind.Object || !args.TryGetProperty(argument, out var value)) return null;
        return new HomeAssistantCommand(command.Name, Wire.Element(new JsonObject { [argument] = JsonNode.Parse(value.GetRawText()) }));
    }
}
