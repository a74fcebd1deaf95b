using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.Contracts;

/// <summary>How messages look on the wire: UTF-8 JSON, camelCase, kebab-case enums, UTC with milliseconds.</summary>
public static class Wire
{
    /// <summary>The depth of <c>{"events":[{"data":{"expressions":{}}}]}</c>, with room to spare; deeper is hostile.</summary>
    private const int MaxDepth = 16;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = MaxDepth,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = false,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new UtcMilliseconds(),
            new FiniteNumber<double>(),
            new FiniteNumber<float>(),
        },
    };

    private static readonly JsonSerializerOptions EventJson = new(Json) { Converters = { new EventText() } };

    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, Json);

    /// <summary>An event's data, no text of it longer than <see cref="EventText.Longest"/>.</summary>
    public static byte[] WriteEvent<T>(T data) => JsonSerializer.SerializeToUtf8Bytes(data, EventJson);

    /// <exception cref="JsonException">The payload is not JSON of this shape.</exception>
    public static T Read<T>(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(payload, Json) ?? throw new JsonException("The message is null.");
        }
        catch (Exception e) when (IsOfTheText(e))
        {
            throw new JsonException($"The message cannot be read: {e.Message}", e);
        }
    }

    /// <exception cref="JsonException">The element is not of this shape.</exception>
    public static T Read<T>(JsonElement element)
    {
        try
        {
            return element.Deserialize<T>(Json) ?? throw new JsonException("The value is null.");
        }
        catch (Exception e) when (IsOfTheText(e))
        {
            throw new JsonException($"The value cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Text that is no Unicode, a time beyond all calendars, a member that is there twice: the sender's, not ours.</summary>
    private static bool IsOfTheText(Exception e) =>
        e is InvalidOperationException or ArgumentException or FormatException or OverflowException or NotSupportedException;

    public static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, Json);
}
