using System.Text.Json;

namespace Roomtone.Contracts;

/// <summary>What is true of a command everywhere: for whoever may send it, for the box that does it, and for Home Assistant.</summary>
/// <param name="Name">One of <see cref="CommandNames"/>.</param>
public sealed record CommandDefinition(string Name)
{
    /// <summary>What else is given is ignored, so that a newer sender can tell an older box more.</summary>
    public IReadOnlyList<CommandArgument> Arguments { get; init; } = [];

    public CommandRole Role { get; init; } = CommandRole.Admin;

    /// <summary>What the reply's data holds; null where a reply has none.</summary>
    public Type? Answer { get; init; }

    /// <summary>Whether it only asks and changes nothing: such are not audited.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether it makes sense for many boxes at once: it names nothing that only one box has.</summary>
    public bool IsForMany { get; init; }

    /// <summary>Null where Home Assistant may not send it.</summary>
    public HomeAssistantControl? HomeAssistant { get; init; }

    /// <returns>A sentence for the first argument that is missing or not allowed, or null.</returns>
    public string? Problem(JsonElement? args) =>
        Arguments.Select(argument => argument.Problem(args)).FirstOrDefault(problem => problem is not null);
}

/// <summary>Who may send a command.</summary>
public enum CommandRole
{
    /// <summary>Whoever works in the room, too: it steers what plays now and changes nothing that stays.</summary>
    Staff,

    /// <summary>An account that may change a room: an owner or an admin.</summary>
    Admin,

    /// <summary>The dashboard itself; no account can send it.</summary>
    Dashboard,

    /// <summary>A guest without an account, by the room's code; the dashboard counts and sends it, and no account can.</summary>
    Guest,
}

/// <summary>The control of Home Assistant that sends a command (home-assistant.io/integrations/mqtt).</summary>
/// <param name="Id">The component's id; two commands of one id share a control, such as the two sides of a switch.</param>
/// <param name="Label">As shown to people.</param>
/// <param name="Platform"><c>button</c>, <c>switch</c> or <c>number</c>.</param>
/// <param name="Icon">A Material Design icon.</param>
/// <param name="Payload">The key of the discovery payload that holds the command's name, or the template that makes it.</param>
public sealed record HomeAssistantControl(string Id, string Label, string Platform, string Icon, string Payload)
{
    /// <summary>The command's argument that the control's value gives; null: it sends none.</summary>
    public string? Argument { get; init; }

    /// <summary>Of a number that two commands share, the one without an argument is sent for 0.</summary>
    public static HomeAssistantControl Number(string id, string label, string icon, string? argument = null) =>
        new(id, label, "number", icon, "command_template") { Argument = argument };

    public static HomeAssistantControl Button(string id, string label, string icon) => new(id, label, "button", icon, "payload_press");
}

/// <summary>One argument of a command, with what it may hold.</summary>
/// <param name="Name">The member of the arguments' object.</param>
/// <param name="Type">Its type.</param>
public sealed record CommandArgument(string Name, CommandArgumentType Type)
{
    private static readonly string Moods = string.Join(", ", Enum.GetNames<Mood>()).ToLowerInvariant();

    public bool Required { get; init; }

    /// <summary>The least number, the shortest text in characters, or the fewest texts.</summary>
    public int Min { get; init; }

    /// <summary>The greatest number, the longest text in characters, or the most texts.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>What it must be, as said where it is missing.</summary>
    public string? Meaning { get; init; }

    public static CommandArgument Text(string name) => new(name, CommandArgumentType.Text);

    public static CommandArgument Integer(string name, int min, int max) =>
        new(name, CommandArgumentType.Integer) { Min = min, Max = max, Meaning = $"a whole number from {min} to {max}" };

    public static CommandArgument Texts(string name, int most, string meaning) =>
        new(name, CommandArgumentType.Texts) { Min = 1, Max = most, Meaning = meaning };

    /// <returns>A sentence for what is not allowed, or null.</returns>
    public string? Problem(JsonElement? args)
    {
        if (Find(args) is not { } value) return Required ? $"{Name} is missing; it must be {Meaning}." : null;
        if (Type == CommandArgumentType.Texts) return AreTexts(value) ? null : $"{Name} must be {Meaning}.";
        if (Type == CommandArgumentType.Integer) return IsInRange(value) ? null : $"{Name} must be {Meaning}.";
        if (Type == CommandArgumentType.Boolean)
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"{Name} must be true or false.";
        if (value.ValueKind != JsonValueKind.String) return $"{Name} must be a text.";
        var text = value.GetString()!;
        if (Type == CommandArgumentType.Mood)
            return text.Length == 0 || ReadMood(text) is not null ? null : $"{Name} is \"{text}\"; it must be one of {Moods}.";
        if (text.Length >= Min && text.Length <= Max)
            return null;
        return $"{Name} is {text.Length} letters long; it {(Min > 0 ? $"must have {Min} to {Max}" : $"may have {Max}")}.";
    }

    /// <returns>The value, or null where it is absent or null.</returns>
    public JsonElement? Find(JsonElement? args) =>
        args is { ValueKind: JsonValueKind.Object } found
        && found.TryGetProperty(Name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>Digits would name a mood by its place.</summary>
    public static Mood? ReadMood(string text) =>
        !text.All(char.IsAsciiDigit) && Enum.TryParse<Mood>(text, ignoreCase: true, out var mood) ? mood : null;

    private bool AreTexts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value.GetArrayLength() is var count
        && count >= Min
        && count <= Max
        && value.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String);

    private bool IsInRange(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= Min && number <= Max;
}

public enum CommandArgumentType
{
    Text,
    Integer,

    Boolean,

    /// <summary>A text that names a <see cref="Mood"/>; empty counts as absent.</summary>
    Mood,

    /// <summary>An array of texts.</summary>
    Texts,
}
