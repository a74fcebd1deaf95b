namespace Roomtone.Dashboard.History;

/// <summary>How close together the points of a series are.</summary>
/// <param name="Name">As people say it.</param>
/// <param name="View">The view that holds such points, and the name of its time.</param>
/// <param name="Longest">The longest time that can be asked for at once: about 10,000 points.</param>
internal sealed record TimeStep(string Name, string View, TimeSpan Longest)
{
    public static readonly TimeStep Minute = new("minute", "v_mood_minutes", TimeSpan.FromDays(8));
    public static readonly TimeStep Hour = new("hour", "v_mood_hours", TimeSpan.FromDays(400));

    /// <summary>Without a text: minutes.</summary>
    public static bool TryParse(string? text, out TimeStep step)
    {
        step = text == Hour.Name ? Hour : Minute;
        return string.IsNullOrEmpty(text) || text == step.Name;
    }
}
