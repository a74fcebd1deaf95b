using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>Reads <c>Radio:Stations</c>, a JSON array of <see cref="RadioStation"/>.</summary>
internal static class RadioStations
{
    private const int LongestAddress = 2000;

    /// <returns>The stations, and a sentence for each entry that is none.</returns>
    public static (IReadOnlyList<RadioStation> Stations, IReadOnlyList<string> Problems) Read(string path) =>
        TaggedEntries.Read<RadioStation>(path, "Station", Fault);

    /// <summary>Why it may not be played in public on this day, as one sentence; null when it may.</summary>
    public static string? Unlicensed(RadioStation station, DateOnly today) => station.Licence switch
    {
        null =>
            $"{station.Name} is left out: this box stands in a venue (Device:Place), and no licence is stated. Add \"licence\": {{ \"who\", \"number\", \"until\" }}.",
        { Until: var until } when until < today =>
            FormattableString.Invariant($"{station.Name} is left out: its licence ended on {until:yyyy-MM-dd}. Renew it, or take the station out."),
        _ => null,
    };

    internal static bool IsAddress(string? text) =>
        text is { Length: <= LongestAddress }
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;

    private static string? Fault(RadioStation station, List<RadioStation> others)
    {
        if (!IsAddress(station.Address)) return $"address is \"{station.Address}\", which is no http:// or https:// address";
        if (string.IsNullOrWhiteSpace(station.Name)) return "name is missing";
        if (station.Licence is { } licence && (string.IsNullOrWhiteSpace(licence.Who) || string.IsNullOrWhiteSpace(licence.Number)))
            return "its licence does not say who gave it and its number";
        return TaggedEntries.FaultOfPoint(station.Valence, station.Arousal)
            ?? (others.Exists(other => other.Address == station.Address) ? "it stands there twice" : null);
    }
}
