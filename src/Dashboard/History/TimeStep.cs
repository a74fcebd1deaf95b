namespace Roomtone.Dashboard.History;

/// <summary>How close together the points of a series are.</summary>
/// <param name="Name">As people say it.</param>
/// <param name="View">The view that holds such points, and the name of its time.</param>
/// <param name="Longest">The longest time that can be asked for at once: 10,000 points or so.</param>
internal sealed record TimeStep(string Name, string View, TimeSpan Longest)
{
    public static readonly TimeStep Minute = new("minute", "v_mood_minutes", TimeSpan.FromDays(8));
    public static readonly TimeStep Hour = new("hour", "v_mood_hours", TimeSpan.FromDays(400));

    /// <summary>A day of UTC: what a year, or ten, is drawn from.</summary>
    public static readonly TimeStep Day = new("day", "v_mood_days", TimeSpan.FromDays(4_000));

    private static readonly TimeStep[] All = [Minute, Hour, Day];

    public static string Names { get; } = string.Join(", ", All.Select(step => step.Name));

    /// <summary>Without a text: minutes.</summary>
    public static bool TryParse(string? text, out TimeStep step)
    {
        var found = string.IsNullOrEmpty(text) ? Minute : Array.Find(All, step => step.Name == text);
        step = found ?? Minute;
        return found is not null;
    }
}
