namespace Roomtone.Contracts;

/// <summary>A station of web radio with the owner's own words on it.</summary>
/// <param name="Address">Of the stream, or of a list of it (.pls, .m3u, HLS): <c>http://</c> or <c>https://</c>.</param>
/// <param name="Name">As it is to be shown.</param>
/// <param name="Genre">The owner's word; empty if it does not matter.</param>
/// <param name="Mood">The mood it fits; or valence and arousal; or neither.</param>
/// <param name="Valence">-1 unpleasant to 1 pleasant.</param>
/// <param name="Arousal">-1 quiet to 1 lively.</param>
/// <param name="Language">ISO 639 code, or several as <c>de/en</c>; <c>zxx</c> where nobody sings or speaks.</param>
/// <param name="Explicit">Null where the owner does not know.</param>
/// <param name="Licence">By which it may be played in public; without it, it plays in homes only.</param>
public sealed record RadioStation(
    string Address,
    string Name,
    string Genre = "",
    Mood? Mood = null,
    double? Valence = null,
    double? Arousal = null,
    string Language = "",
    bool? Explicit = null,
    RadioLicence? Licence = null)
{
    /// <summary>The most stations that a room keeps.</summary>
    public const int Most = 100;

    public const int LongestAddress = 2000;
    public const int LongestText = 200;

    /// <summary>Under which Radio Browser counts who listens; null where the station is not from there.</summary>
    public Guid? Uuid { get; init; }

    public static bool IsAddress(string? text) =>
        text is { Length: <= LongestAddress }
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;

    /// <returns>What cannot be, as the end of a sentence; null when all is well.</returns>
    public string? Fault()
    {
        if (!IsAddress(Address)) return $"address is \"{Address}\", which is no http:// or https:// address";
        if (string.IsNullOrWhiteSpace(Name)) return "name is missing";
        string?[] texts = [Name, Genre, Language, Licence?.Who, Licence?.Number];
        if (texts.Any(text => text?.Length > LongestText)) return $"it has a text of more than {LongestText} letters";
        if (Licence is { } licence && (string.IsNullOrWhiteSpace(licence.Who) || string.IsNullOrWhiteSpace(licence.Number)))
            return "its licence does not say who gave it and its number";
        return Affect.Fault(Valence, Arousal);
    }

    /// <summary>A sentence for each station that is not allowed.</summary>
    internal static IEnumerable<string> Problems(IReadOnlyList<RadioStation> stations)
    {
        if (stations.Count > Most) yield return $"stations has {stations.Count} entries; at most {Most} are allowed.";
        foreach (var station in stations)
            if (station.Fault() is { } fault) yield return $"stations has \"{station.Name}\", but {fault}.";
        foreach (var same in stations.GroupBy(station => station.Address).Where(same => same.Count() > 1))
            yield return $"stations has {same.Key} more than once.";
    }
}

/// <param name="Who">Who gave it, e.g. <c>GEMA</c>.</param>
/// <param name="Number">Of the contract.</param>
/// <param name="Until">The last day that it holds.</param>
public sealed record RadioLicence(string Who, string Number, DateOnly Until);
