using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.State;

/// <summary>
/// JSON of the state folder: as on the wire, but a document without one of its members is damaged. On the wire a member
/// may be of a newer version; here it would be null where nobody expects it.
/// </summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Whole = new(Wire.Json)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Require } },
    };

    /// <exception cref="JsonException">It is no such document.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Whole) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is not JsonException)
        {
            throw new JsonException(e.Message, e); // Text that is no Unicode, a time beyond all calendars.
        }
    }

    private static void Require(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false } parameter
                && Nullable.GetUnderlyingType(parameter.ParameterType) is null)
                property.IsRequired = true;
    }
}
