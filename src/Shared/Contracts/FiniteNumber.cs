using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.Contracts;

/// <summary>
/// Numbers as JSON can hold them. <c>1e999</c> is JSON, and read as infinity it could not be written again, to anybody.
/// </summary>
internal sealed class FiniteNumber<T> : JsonConverter<T>
    where T : IFloatingPointIeee754<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && T.CreateSaturating(reader.GetDouble()) is var number && T.IsFinite(number)
            ? number
            : throw new JsonException(); // The serializer says where.

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value is float single) writer.WriteNumberValue(single);
        else writer.WriteNumberValue(double.CreateSaturating(value));
    }
}
