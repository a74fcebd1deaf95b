using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>Reads <c>Radio:Stations</c>, a JSON array of <see cref="RadioStation"/>.</summary>
internal static class RadioStations
{
    /// <returns>The stations, and a sentence for each entry that is none.</returns>
    public static (IReadOnlyList<RadioStation> Stations, IReadOnlyList<string> Problems) Read(string path)
    {
        HashSet<string> known = [];
        return TaggedEntries.Read<RadioStation>(
            path, "Station", (station, _) => station.Fault() ?? (known.Add(station.Address) ? null : "it stands there twice"));
    }

    /// <summary>Why it may not be played in public on this day, as one sentence; null when it may.</summary>
    public static string? Unlicensed(RadioStation station, DateOnly today) => station.Licence switch
    {
        null =>
            $"{station.Name} is left out: this box stands in a venue (Device:Place), and no licence is stated. State who gave it, its number and its last day.",
        { Until: var until } when until < today =>
            FormattableString.Invariant($"{station.Name} is left out: its licence ended on {until:yyyy-MM-dd}. Renew it, or take the station out."),
        _ => null,
    };
}
