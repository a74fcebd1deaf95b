using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A track of the library, with what is known about how it sounds.</summary>
internal sealed record Track(TrackInfo Info, TrackAffect Affect)
{
    /// <summary>Not a number where it is unknown: half as large as a nullable one, 100,000 times.</summary>
    private readonly float _tempo = float.NaN;

    /// <summary>Null for most tracks: what few have takes one place in all.</summary>
    private readonly Rarities? _rarities;

    public string Id => Info.Id;

    /// <summary>The recording's number, <see cref="Isrc.None"/> where it is unknown.</summary>
    public Isrc Isrc { get; init; }

    /// <summary>Whether it holds words that are not for children; null where nobody has said so or not.</summary>
    public bool? IsExplicit { get; init; }

    /// <summary>As tagged, else as measured; null if unknown.</summary>
    public float? BeatsPerMinute { get => float.IsNaN(_tempo) ? null : _tempo; init => _tempo = value ?? float.NaN; }

    /// <summary>Whether what it says of itself is known.</summary>
    public TagState Tags { get; init; }

    /// <summary>Whether its artists are known, where they come from elsewhere than <see cref="Tags"/>.</summary>
    public TagState Credited { get; init; }

    /// <summary>Others who take part: the album's artists and performers.</summary>
    public IReadOnlyList<string> Guests { get => Rare.Guests; init => Rare = Rare with { Guests = value }; }

    /// <summary>Whether each of <see cref="Credits"/> is one artist; else it may be several in one text.</summary>
    public bool HasExactArtists { get; init; }

    /// <summary>The languages that it is in beside the one that is shown.</summary>
    public IReadOnlyList<string> OtherLanguages { get => Rare.OtherLanguages; init => Rare = Rare with { OtherLanguages = value }; }

    /// <summary>Its place on its album, <c>1000 disc + track</c>; 0 where it is unknown.</summary>
    public int Number { get; init; }

    /// <summary>The ids of other files of the same recording, for which this one stands.</summary>
    public IReadOnlyList<string> Copies { get => Rare.Copies; init => Rare = Rare with { Copies = value }; }

    /// <summary>What tells two recordings of the same name apart.</summary>
    public SoundMark Sound { get; init; }

    /// <summary>The time of the file's last change that its tags stand for, Unix seconds; 0 where it is unknown.</summary>
    public long Modified { get; init; }

    /// <summary>The artists one by one, as far as the source tells them apart.</summary>
    public IReadOnlyList<string> Credits => Info.Artists is { Count: > 0 } artists ? artists : [Info.Artist];

    private Rarities Rare
    {
        get => _rarities ?? Rarities.None;
        init => _rarities = value is { Guests: [], OtherLanguages: [], Copies: [] } ? null : value;
    }

    private sealed record Rarities(IReadOnlyList<string> Guests, IReadOnlyList<string> OtherLanguages, IReadOnlyList<string> Copies)
    {
        public static readonly Rarities None = new([], [], []);
    }
}
