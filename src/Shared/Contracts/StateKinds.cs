namespace Roomtone.Contracts;

/// <summary>The last part of a state topic.</summary>
public static class StateKinds
{
    public const string Mood = "mood";
    public const string Track = "track";
    public const string Sensing = "sensing";
    public const string Health = "health";

    /// <summary>Guests' wishes, a <see cref="LiveWishes"/>.</summary>
    public const string Wishes = "wishes";
}
