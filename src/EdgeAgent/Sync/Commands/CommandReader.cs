using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Commands;

/// <summary>Reads commands that anybody may have written.</summary>
internal static class CommandReader
{
    private const int MaxNameLength = 64;
    private const int MaxBytes = 64 * 1024;

    /// <exception cref="CommandRefusedException">It is not a command; the message says why.</exception>
    public static Command Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > MaxBytes) throw new CommandRefusedException($"The command is larger than {MaxBytes / 1024} KiB.");
        var command = Parse(payload);
        if (command.Id == Guid.Empty)
            throw new CommandRefusedException("The command has no id.");
        if (command.Name is null or { Length: 0 or > MaxNameLength })
            throw new CommandRefusedException($"The command's name must have 1 to {MaxNameLength} letters.");
        if (command.Expires == default)
            throw new CommandRefusedException("The command does not say when it expires.");
        return command.By is null ? command with { By = "somebody" } : command;
    }

    /// <returns>The id, if it can be made out, so that even a refusal finds its way back; else all zeros.</returns>
    public static Guid IdOf(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            return
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                && id.TryGetGuid(out var guid)
                ? guid
                : Guid.Empty;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Guid.Empty; // Not JSON, or no Unicode: there is no id to find.
        }
    }

    private static Command Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return Wire.Read<Command>(payload.Span);
        }
        catch (JsonException e)
        {
            throw new CommandRefusedException($"The command cannot be read: {e.Message}");
        }
    }
}
