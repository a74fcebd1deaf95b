using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.Contracts;

/// <summary>
/// Texts of events are as long as the history's columns at most: tags of a file, or a program's last words, may be far
/// longer.
/// </summary>
public sealed class EventText : JsonConverter<string>
{
    /// <summary>UTF-16 code units.</summary>
    public const int Longest = 1024;

    private const char Cut = '…';

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Shortened(value));

    /// <returns>The text, or its beginning with an ellipsis.</returns>
    public static string Shortened(string text, int longest = Longest)
    {
        if (text.Length <= longest) return text;
        var length = longest - 1;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length] + Cut;
    }
}
