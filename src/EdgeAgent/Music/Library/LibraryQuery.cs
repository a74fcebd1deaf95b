namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>What a person looks for. Null or empty leaves that part open.</summary>
/// <param name="Text">Words of title, artist, album or genre; slips of the finger are forgiven.</param>
/// <param name="Language">ISO 639.</param>
/// <param name="Genre">A genre, or a word of it.</param>
/// <param name="Mood">Tracks that probably sound like it, the likeliest first.</param>
/// <param name="Limit">The most to answer.</param>
internal sealed record LibraryQuery(string? Text, string? Language, string? Genre, Contracts.Mood? Mood, int Limit)
{
    public int? FromYear { get; init; }

    /// <summary>Inclusive.</summary>
    public int? ToYear { get; init; }

    /// <summary>Beats a minute.</summary>
    public int? FromTempo { get; init; }

    /// <summary>Beats a minute, inclusive.</summary>
    public int? ToTempo { get; init; }
}
