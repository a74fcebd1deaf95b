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

    /// <summary>Null where Home Assistant may not send it. It sends no arguments.</summary>
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
}

/// <summary>The control of Home Assistant that sends a command (home-assistant.io/integrations/mqtt).</summary>
/// <param name="Id">The component's id; two commands of one id share a control, such as the two sides of a switch.</param>
/// <param name="Label">As shown to people.</param>
/// <param name="Platform"><c>button</c> or <c>switch</c>.</param>
/// <param name="Icon">A Material Design icon.</param>
/// <param name="Payload">The key of the discovery payload that holds the command's name.</param>
public sealed record HomeAssistantControl(string Id, string Label, string Platform, string Icon, string Payload)
{
    public static HomeAssistantControl Button(string id, string label, string icon) => new(id, label, "button", icon, "payload_press");
}
