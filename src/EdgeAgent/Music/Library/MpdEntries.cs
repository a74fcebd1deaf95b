using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>What MPD's database says of a file, as an entry of the catalogue. Its tags of other kinds are still to be read.</summary>
internal sealed class MpdEntries(LanguageFiles languages)
{
    /// <summary>A live state of seven tracks must stay below the 32 KB that are read of it.</summary>
    private const int LongestText = 300;
    private const int MostValues = 32;
    private const int TracksOfDisc = 1000;

    public KeyValuePair<string, CatalogueEntry> Of(ListedFile listed)
    {
        var file = listed.Reply;
        var (artists, albumArtists) = (Values(file, "Artist"), Values(file, "AlbumArtist"));
        var shown = artists.Count > 0 ? artists : albumArtists;
        var numbered = Values(file, "MUSICBRAINZ_ARTISTID").Count;
        return KeyValuePair.Create(
            listed.Id,
            new CatalogueEntry(
                file["Last-Modified"] ?? "",
                Text(file["Title"]) ?? Path.GetFileNameWithoutExtension(listed.Id),
                EventText.Shortened(string.Join(TrackCredits.Separator, shown), LongestText),
                Text(file["Album"]) ?? "",
                EventText.Shortened(string.Join(TrackCredits.Separator, Values(file, "Genre")), LongestText),
                languages.Of(listed.Id),
                ReleaseYear.Of(file.All("OriginalDate").Concat(file.All("Date"))),
                file.Number("duration") is >= 0 and < 1e7 and var seconds ? seconds : 0,
                listed.Fault is { } fault ? TrackTags.Unreadable(fault) : TrackTags.Waiting,
                shown.Count > 1 ? string.Join('\n', shown) : "",
                string.Join('\n', albumArtists.Concat(Values(file, "Performer")).Except(shown, StringComparer.Ordinal)),
                artists.Count > 0 && numbered == artists.Count,
                (Count(file["Disc"]) * TracksOfDisc) + Count(file["Track"])));
    }

    private static List<string> Values(MpdReply file, string name) =>
        [.. file.All(name).Select(Text).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostValues)];

    /// <returns>Null where there is none.</returns>
    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : EventText.Shortened(value.Trim(), LongestText);

    /// <summary>E.g. 3 of <c>3/12</c>.</summary>
    private static int Count(string? number) =>
        int.TryParse(number?.Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < TracksOfDisc
            ? count
            : 0;
}
