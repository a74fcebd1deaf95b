namespace Roomtone.Odd.Bench.Library;

/// <summary>A file of the odd library.</summary>
/// <param name="Path">In the library's folder; for a track of a cue sheet, as the player names it.</param>
/// <param name="Fate">What must become of it.</param>
/// <param name="Case">Why it is there, in a few words.</param>
internal sealed record OddFile(string Path, OddFate Fate, string Case);

internal enum OddFate
{
    /// <summary>It may come.</summary>
    Playable,

    /// <summary>The room's rules refuse it, or it is not known whether they do: it never comes.</summary>
    Refused,

    /// <summary>It cannot play.</summary>
    Broken,

    /// <summary>It depends on the player's version or on who runs it; that it is accounted for is what counts.</summary>
    Either,
}
