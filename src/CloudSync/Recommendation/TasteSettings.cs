using Roomtone.Hosting;

namespace Roomtone.CloudSync.Recommendation;

/// <summary>How the recommender model is trained from the rooms' history.</summary>
internal sealed record TasteSettings : ISettings
{
    public static string Section => "Tastes";

    /// <summary>Whether it is made at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How often, 10 min to 30 days.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How far back the history is read, days, 7 to 3,650. Single events are kept for <c>Retention:RawDays</c>.</summary>
    public int HistoryDays { get; init; } = 90;

    /// <summary>The most plays read of one room, the newest, 100 to 1,000,000.</summary>
    public int MostPlaysOfARoom { get; init; } = 20_000;

    /// <summary>
    /// The most artists in the model, those of the most rooms, 10 to 5,000. Memory goes with their square: 3,000 take 110 MB
    /// while it is made.
    /// </summary>
    public int MostArtists { get; init; } = 3_000;

    /// <summary>The most songs in the model, 10 to 50,000.</summary>
    public int MostSongs { get; init; } = 10_000;

    public IEnumerable<string> Problems()
    {
        if (Every < TimeSpan.FromMinutes(10) || Every > TimeSpan.FromDays(30))
            yield return $"Every is {Every}; it must be from 00:10:00 to 30.00:00:00.";
        if (HistoryDays is < 7 or > 3_650)
            yield return $"HistoryDays is {HistoryDays}; it must be from 7 to 3,650.";
        if (MostPlaysOfARoom is < 100 or > 1_000_000)
            yield return $"MostPlaysOfARoom is {MostPlaysOfARoom}; it must be from 100 to 1,000,000.";
        if (MostArtists is < 10 or > 5_000)
            yield return $"MostArtists is {MostArtists}; it must be from 10 to 5,000.";
        if (MostSongs is < 10 or > 50_000)
            yield return $"MostSongs is {MostSongs}; it must be from 10 to 50,000.";
    }
}
