namespace Roomtone.Contracts;

/// <summary>The stations of a room, and which of them may play there.</summary>
/// <param name="NeedsLicence">Whether the box stands in a venue, where only stations with a stated licence play.</param>
/// <param name="Stations">Those that the room keeps, then those of the box's own file.</param>
/// <param name="Problems">A sentence for each entry of the file that is no station.</param>
public sealed record RoomStations(bool NeedsLicence, IReadOnlyList<OfferedStation> Stations, IReadOnlyList<string> Problems);

/// <param name="Station">The station.</param>
/// <param name="IsOfTheFile">Whether it stands in the box's own file, which only a hand at the box changes.</param>
/// <param name="Refusal">Why it may not play here, one sentence; null where it may.</param>
public sealed record OfferedStation(RadioStation Station, bool IsOfTheFile, string? Refusal = null);

/// <summary>A station as the directory Radio Browser lists it; texts are empty where it does not say.</summary>
/// <param name="Uuid">Under which it counts who listens.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Of its stream.</param>
/// <param name="Country">ISO 3166-1 code.</param>
/// <param name="Language">In English words, e.g. <c>german</c>; several with commas between.</param>
/// <param name="LanguageCode">ISO 639 code where there is just one.</param>
/// <param name="Tags">With commas between.</param>
/// <param name="Codec">E.g. <c>MP3</c>.</param>
/// <param name="KilobitsPerSecond">0 if unknown.</param>
/// <param name="IsHls">Whether it comes in pieces (HTTP Live Streaming).</param>
public sealed record FoundStation(
    Guid Uuid,
    string Name,
    string Address,
    string Country,
    string Language,
    string LanguageCode,
    string Tags,
    string Codec,
    int KilobitsPerSecond,
    bool IsHls);
