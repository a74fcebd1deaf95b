namespace Roomtone.EdgeAgent.Commands.Replay;

/// <summary>The room's mood became another one.</summary>
/// <param name="At">The end of the window that decided it, UTC.</param>
/// <param name="From">The mood before.</param>
/// <param name="To">The mood after.</param>
/// <param name="Why">As it is told in the room.</param>
/// <param name="Then">The mood that the box had decided when it was recorded.</param>
/// <param name="WouldPlay">What the music would put on, the best first; empty where the library is not known.</param>
/// <param name="Played">What did play then; null when nothing did.</param>
internal sealed record ReplayedChange(
    DateTimeOffset At,
    Contracts.Mood From,
    Contracts.Mood To,
    string Why,
    Contracts.Mood Then,
    IReadOnlyList<ReplayedTrack> WouldPlay,
    string? Played
);

/// <param name="Title">With the artist.</param>
/// <param name="Why">As it is told in the room.</param>
internal sealed record ReplayedTrack(string Title, string Why);

/// <param name="Windows">Mood readings in the recording.</param>
/// <param name="Sure">Those that said something.</param>
/// <param name="Changes">Changes of the mood now.</param>
/// <param name="Different">Windows where the box had decided otherwise, e.g. with other settings.</param>
/// <param name="Tracks">Tracks of the library that was chosen from.</param>
internal sealed record ReplaySummary(int Windows, int Sure, int Changes, int Different, int Tracks);
