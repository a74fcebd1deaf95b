namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>A station with the owner's own words on it.</summary>
/// <param name="Address">Of the stream, or of a list of it (.pls, .m3u, HLS): <c>http://</c> or <c>https://</c>.</param>
/// <param name="Name">As it is to be shown.</param>
/// <param name="Genre">The owner's word; empty if it does not matter.</param>
/// <param name="Mood">The mood it fits; or valence and arousal; or neither.</param>
/// <param name="Valence">-1 unpleasant to 1 pleasant.</param>
/// <param name="Arousal">-1 quiet to 1 lively.</param>
/// <param name="Language">ISO 639 code; <c>zxx</c> where nobody sings or speaks.</param>
/// <param name="Explicit">Null where the owner does not know.</param>
/// <param name="Licence">By which it may be played in public; without it, it plays in homes only.</param>
internal sealed record RadioStation(
    string Address,
    string Name,
    string Genre = "",
    Contracts.Mood? Mood = null,
    double? Valence = null,
    double? Arousal = null,
    string Language = "",
    bool? Explicit = null,
    RadioLicence? Licence = null);

/// <param name="Who">Who gave it, e.g. <c>GEMA</c>.</param>
/// <param name="Number">Of the contract.</param>
/// <param name="Until">The last day that it holds.</param>
internal sealed record RadioLicence(string Who, string Number, DateOnly Until);
