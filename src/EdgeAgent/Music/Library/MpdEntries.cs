using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>What MPD's database says of a file, as an entry of the catalogue. Its tags of other kinds are still to be read.</summary>
internal sealed class MpdEntries(LanguageFiles languages)
{
    private const int MostGenres = 32;
    private const int TracksOfDisc = 1000;

    public KeyValuePair<string, CatalogueEntry> Of(ListedFile listed)
    {
        var file = listed.Reply;
        var (artists, albumArtists) = (Values(file, "Artist"), Values(file, "AlbumArtist"));
        var named = artists.Count > 0 ? artists : albumArtists;
        var title = Whole(file["Title"]) ?? Path.GetFileNameWithoutExtension(listed.Id);
        List<string> others = [.. albumArtists.Concat(Values(file, "Performer")).Except(named, StringComparer.Ordinal)];
        var fault = listed.Fault ?? TrackCredits.Fault([.. named, .. others, title]);
        if (fault is not null) (named, others) = ([.. named.Select(Shown).Take(1)], []);
        else if (title.Length > TrackCredits.LongestShown) others.AddRange(ArtistName.GuestsIn(title));
        var numbered = Values(file, "MUSICBRAINZ_ARTISTID").Count;
        return KeyValuePair.Create(
            listed.Id,
            new CatalogueEntry(
                file["Last-Modified"] ?? "",
                Shown(title),
                Shown(string.Join(TrackCredits.Separator, named)),
                Shown(Whole(file["Album"]) ?? ""),
                Shown(string.Join(TrackCredits.Separator, Values(file, "Genre").Take(MostGenres))),
                languages.Of(listed.Id),
                ReleaseYear.Of(file.All("OriginalDate").Concat(file.All("Date"))),
                file.Number("duration") is >= 0 and < 1e7 and var seconds ? seconds : 0,
                fault is null ? TrackTags.Waiting : TrackTags.Unreadable(fault),
                named.Count > 1 || named is [{ Length: > TrackCredits.LongestShown }] ? string.Join('\n', named) : "",
                string.Join('\n', others),
                artists.Count > 0 && numbered == artists.Count,
                (Count(file["Disc"]) * TracksOfDisc) + Count(file["Track"])));
    }

    private static List<string> Values(MpdReply file, string name) =>
        [.. file.All(name).Select(Whole).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <returns>Null where there is none.</returns>
    private static string? Whole(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string Shown(string text) => EventText.Shortened(text, TrackCredits.LongestShown);

    /// <summary>E.g. 3 of <c>3/12</c>.</summary>
    private static int Count(string? number) =>
        int.TryParse(number?.Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < TracksOfDisc
            ? count
            : 0;
}
