using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>How faces become a mood.</summary>
internal sealed record MoodSettings : ISettings
{
    public static string Section => "Mood";

    /// <summary>The length of a window, 1 s to 1 min.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// While the mood is unknown, a window ends as soon as people were seen for this long, so that a room is read soon
    /// after the start and after somebody came in. 0.2 s up to the window's length, which means never early.
    /// </summary>
    public TimeSpan FirstReading { get; init; } = TimeSpan.FromSeconds(0.7);

    /// <summary>Fewer people than this in a window give no mood. 1 to 100; home 1, venue 3. The owner's settings go before it.</summary>
    public int MinPeople { get; init; } = 1;

    /// <summary>At least this share of a window's frames must show enough people, 0 to 1.</summary>
    public double MinPresence { get; init; } = 0.25;

    /// <summary>A window below this confidence says nothing about the mood, 0 to 1.</summary>
    public double MinConfidence { get; init; } = 0.25;

    /// <summary>Another mood must stand this long before the room's mood changes, 0 s to 10 min.</summary>
    public TimeSpan Dwell { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The time constant with which valence and arousal follow the windows, 1 s to 10 min.</summary>
    public TimeSpan Smoothing { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After this long without a sure window the mood is unknown, 1 s to 10 min.</summary>
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromSeconds(20);

    public IEnumerable<string> Problems()
    {
        if (Window < TimeSpan.FromSeconds(1) || Window > TimeSpan.FromMinutes(1))
            yield return $"Window is {Window}; it must be from 00:00:01 to 00:01:00.";
        if (FirstReading < TimeSpan.FromSeconds(0.2) || FirstReading > Window)
            yield return $"FirstReading is {FirstReading}; it must be from 00:00:00.2 to the window's {Window}.";
        if (MinPeople is < 1 or > 100)
            yield return $"MinPeople is {MinPeople}; it must be from 1 to 100.";
        if (MinPresence is not (>= 0 and <= 1))
            yield return $"MinPresence is {MinPresence}; it must be from 0 to 1.";
        if (MinConfidence is not (>= 0 and <= 1))
            yield return $"MinConfidence is {MinConfidence}; it must be from 0 to 1.";
        if (Dwell < TimeSpan.Zero || Dwell > TimeSpan.FromMinutes(10))
            yield return $"Dwell is {Dwell}; it must be from 00:00:00 to 00:10:00.";
        if (Smoothing < TimeSpan.FromSeconds(1) || Smoothing > TimeSpan.FromMinutes(10))
            yield return $"Smoothing is {Smoothing}; it must be from 00:00:01 to 00:10:00.";
        if (ForgetAfter < TimeSpan.FromSeconds(1) || ForgetAfter > TimeSpan.FromMinutes(10))
            yield return $"ForgetAfter is {ForgetAfter}; it must be from 00:00:01 to 00:10:00.";
    }
}
