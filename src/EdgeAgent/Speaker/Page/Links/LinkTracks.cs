using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>Makes a track of a link: what its owner says goes before what the provider says.</summary>
internal static class LinkTracks
{
    /// <summary>How exactly a person places a track: about a tenth of the scale (own choice).</summary>
    private const double OwnerSpread = 0.2;

    private const string Topic = " - Topic";

    /// <param name="provider">Whose link it is.</param>
    /// <param name="address">What its player needs.</param>
    /// <param name="words">What the owner says.</param>
    /// <param name="known">What the provider says; null where it has not said anything yet.</param>
    public static Track Of(LinkProvider provider, string address, LinkedTrack words, LinkTitle? known)
    {
        var (named, author) = (StreamTitle.Parted(known?.Title ?? "").Artist, WithoutTopic(known?.Author ?? ""));
        var (language, otherLanguages) = LanguageCode.Parted(words.Language);
        var info = new TrackInfo(
            provider.Name,
            provider.TrackOf(address),
            First(words.Title, known?.Title, words.Link),
            First(words.Artist, author),
            "",
            words.Genre,
            language,
            words.Year,
            words.Seconds
        );
        return new Track(info, AffectEstimator.OfOwnersTag(words.Valence, words.Arousal, words.Mood, words.Genre, OwnerSpread))
        {
            IsExplicit = words.Explicit,
            OtherLanguages = otherLanguages,
            Guests = [.. ((string[])[named, author]).Where(name => name.Length > 0 && name != info.Artist)],
            Credited = CreditOf(address, words, known, info.Artist),
        };
    }

    private static TagState CreditOf(string address, LinkedTrack words, LinkTitle? known, string artist)
    {
        // A set may hold anybody's music, and SoundCloud names only whose set it is.
        if (LinkProvider.IsSet(address) && words.Artist.Length == 0) return TagState.Unreadable;
        if (known is null && (words.Title.Length == 0 || words.Artist.Length == 0)) return TagState.Waiting;
        return artist.Length > 0 ? TagState.Read : TagState.Unreadable;
    }

    /// <summary>YouTube calls the channel that it makes for an artist so.</summary>
    private static string WithoutTopic(string author) =>
        author.EndsWith(Topic, StringComparison.Ordinal) ? author[..^Topic.Length].TrimEnd() : author;

    private static string First(params string?[] texts) => texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
}
