using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A track of the library, with what is known about how it sounds.</summary>
internal sealed record Track(TrackInfo Info, TrackAffect Affect)
{
    /// <summary>Not a number where it is unknown: half as large as a nullable one, 100,000 times.</summary>
    private readonly float _tempo = float.NaN;

    public string Id => Info.Id;

    /// <summary>The recording's number, <see cref="Isrc.None"/> where it is unknown.</summary>
    public Isrc Isrc { get; init; }

    /// <summary>Whether it holds words that are not for children; null where nobody has said so or not.</summary>
    public bool? IsExplicit { get; init; }

    /// <summary>As tagged, else as measured; null if unknown.</summary>
    public float? BeatsPerMinute { get => float.IsNaN(_tempo) ? null : _tempo; init => _tempo = value ?? float.NaN; }
}
