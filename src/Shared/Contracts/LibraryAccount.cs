namespace Roomtone.Contracts;

/// <summary>What becomes of every file of a box's libraries: each is playable, refused or broken.</summary>
/// <param name="Files">How many there are.</param>
/// <param name="Playable">How many may come.</param>
/// <param name="Refused">Those that a rule of the room refuses, by the rule.</param>
/// <param name="Broken">Those that cannot play, by the reason.</param>
/// <param name="NotAnalysed">Of all these, those whose sound could not be analysed, by the reason.</param>
/// <param name="Waiting">What is waited for, one sentence; null where everything has been read.</param>
public sealed record LibraryAccount(
    int Files,
    int Playable,
    IReadOnlyList<FileGroup> Refused,
    IReadOnlyList<FileGroup> Broken,
    IReadOnlyList<FileGroup> NotAnalysed,
    string? Waiting)
{
    /// <summary>The most names of a group; its count tells of all.</summary>
    public const int MostNames = 50;

    /// <summary>The most groups of a list; what is left stands in the last.</summary>
    public const int MostGroups = 20;
}

/// <param name="Why">One sentence.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Names">Their paths in the library, or the ids of the provider; at most <see cref="LibraryAccount.MostNames"/>.</param>
public sealed record FileGroup(string Why, int Count, IReadOnlyList<string> Names);
