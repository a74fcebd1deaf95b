using System.Globalization;
using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>Extracts fields of a payload, or fails with a sentence.</summary>
internal static class JsonFields
{
    /// <summary>Deep enough to reach the events of a batch whose one event is too deep; that one fails by the wire's own limit.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <exception cref="UnreadableException">It is not JSON.</exception>
    public static JsonDocument Document(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return JsonDocument.Parse(payload, Options);
        }
        catch (JsonException e)
        {
            throw new UnreadableException($"The message is not JSON: {Short(e)}", e);
        }
    }

    /// <summary>Reads a value as the wire's own type, of which all <paramref name="required"/> members must be there.</summary>
    /// <exception cref="UnreadableException">It is not of this shape.</exception>
    public static T As<T>(JsonElement element, params ReadOnlySpan<string> required)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new UnreadableException("The data is not an object.");
        foreach (var name in required)
            if (Member(element, name) is not { ValueKind: not JsonValueKind.Null })
                throw new UnreadableException($"The data has no \"{name}\".");
        try
        {
            return Wire.Read<T>(element);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new UnreadableException($"The data cannot be read: {Short(e)}", e);
        }
    }

    /// <exception cref="UnreadableException">The names cannot be read.</exception>
    public static JsonElement? Member(JsonElement parent, string name)
    {
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException e)
        {
            throw NoUnicode(e);
        }
    }

    /// <exception cref="UnreadableException">The text cannot be read.</exception>
    public static string? Text(JsonElement? element)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException e)
        {
            throw NoUnicode(e);
        }
    }

    /// <exception cref="UnreadableException">The text cannot be read.</exception>
    public static DateTimeOffset? Time(JsonElement? element)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var time) ? time : null;
        }
        catch (InvalidOperationException e)
        {
            throw NoUnicode(e);
        }
    }

    /// <inheritdoc cref="Text"/>
    public static Guid? Id(JsonElement? element) => Guid.TryParseExact(Text(element), "D", out var id) && id != Guid.Empty ? id : null;

    public static long? Count(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var count) && count > 0 ? count : null;

    /// <summary>A document is checked for its form only: that a text is no valid Unicode shows when it is taken out.</summary>
    private static UnreadableException NoUnicode(InvalidOperationException e) => new($"A text cannot be read: {e.Message}", e);

    /// <summary>Without the position, which says nothing to a person who sees the payload beside it.</summary>
    private static string Short(Exception e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{(end < 0 ? e.Message : e.Message[..end].TrimEnd(' ', '|'))}");
    }
}

/// <summary>A payload is not what the wire promises; the message is the reason that people see.</summary>
internal sealed class UnreadableException(string message, Exception? inner = null) : Exception(message, inner);
