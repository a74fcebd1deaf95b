namespace Roomtone.Contracts;

/// <summary>The mood of a room. <see cref="Unknown"/> is a gap, never neutral.</summary>
public enum Mood
{
    Unknown,
    Happy,
    Calm,
    Tense,
    Sad,
    Neutral,
}
