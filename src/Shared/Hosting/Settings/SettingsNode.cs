using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Roomtone.Hosting.Settings;

/// <summary>A value of the settings as somebody wrote it, before anything reads it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it was written; null for null, lists and sections.</param>
/// <param name="Children">The entries of a list, by their number, or the keys of a section.</param>
internal sealed record SettingsNode(SettingsNodeKind Kind, string? Text, IReadOnlyList<(string Key, SettingsNode Node)> Children)
{
    public bool IsEmpty => Text is not null && string.IsNullOrWhiteSpace(Text);

    /// <exception cref="InvalidOperationException">A text in it is no Unicode.</exception>
    public static SettingsNode Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new(
            SettingsNodeKind.Section, null, [.. element.EnumerateObject().Select(property => (property.Name, Of(property.Value)))]),
        JsonValueKind.Array => new(
            SettingsNodeKind.List, null, [.. element.EnumerateArray().Select((entry, number) => ($"{number}", Of(entry)))]),
        JsonValueKind.Number => new(SettingsNodeKind.Number, element.GetRawText(), []),
        JsonValueKind.True or JsonValueKind.False => new(SettingsNodeKind.Boolean, element.GetRawText(), []),
        JsonValueKind.Null or JsonValueKind.Undefined => new(SettingsNodeKind.Null, null, []),
        _ => new(SettingsNodeKind.Text, element.GetString(), []),
    };

    /// <summary>All sources together: there a list is a section with numbers for keys, and every value is a text.</summary>
    public static SettingsNode Of(IConfigurationSection section)
    {
        var children = section.GetChildren().Select(child => (child.Key, Of(child))).ToList();
        return children.Count > 0
            ? new(SettingsNodeKind.Group, null, children)
            : new(section.Value is null ? SettingsNodeKind.Null : SettingsNodeKind.Word, section.Value, []);
    }
}

internal enum SettingsNodeKind
{
    Null,
    Text,
    Number,
    Boolean,
    List,
    Section,

    /// <summary>From the environment or the command line, where all values are texts.</summary>
    Word,

    /// <summary>From there too: a list or a section.</summary>
    Group,
}
