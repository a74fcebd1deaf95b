using Roomtone.Contracts;
using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// A first guess of how a genre sounds. The figures are ours and coarse; their order follows the four kinds of music of
/// Rentfrow and Gosling (2003): reflective, intense, upbeat, energetic. A listener would often disagree about a single
/// track, hence the wide spread; measuring the sound replaces it.
/// </summary>
internal static class GenreAffect
{
    /// <summary>Standard deviation of a track around its genre's point.</summary>
    public const double Spread = 0.35;

    /// <summary>Of three letters, and the space before it.</summary>
    private const int ShortWord = 4;

    private static readonly (string Word, double Valence, double Arousal)[] Points =
    [
        ("meditat", .3, -.8),
        ("ambient", .2, -.7),
        ("new age", .3, -.7),
        ("drone", -.1, -.6),
        ("sleep", .2, -.8),
        ("lo-fi", .2, -.5),
        ("lofi", .2, -.5),
        ("chill", .3, -.5),
        ("lounge", .35, -.4),
        ("downtempo", .15, -.4),
        ("trip hop", -.05, -.25),
        ("trip-hop", -.05, -.25),
        ("classical", .15, -.35),
        ("baroque", .3, -.1),
        ("romantic", 0, -.2),
        ("piano", .1, -.5),
        ("choral", .1, -.4),
        ("opera", 0, .1),
        ("chamber", .1, -.35),
        ("jazz", .3, -.15),
        ("swing", .6, .4),
        ("bossa", .5, -.3),
        ("bebop", .3, .4),
        ("blues", -.2, -.1),
        ("soul", .35, 0),
        ("gospel", .5, .3),
        ("r&b", .3, .05),
        ("rnb", .3, .05),
        ("motown", .6, .4),
        ("folk", .2, -.25),
        ("acoustic", .25, -.35),
        ("singer", 0, -.3),
        ("country", .35, .1),
        ("bluegrass", .55, .4),
        ("americana", .2, -.1),
        ("reggae", .6, .05),
        ("dub", .2, -.2),
        ("ska", .6, .55),
        ("latin", .6, .45),
        ("salsa", .7, .6),
        ("samba", .7, .6),
        ("tango", 0, .2),
        ("flamenco", .2, .4),
        ("afro", .6, .5),
        ("cumbia", .65, .5),
        ("world", .3, .1),
        ("pop", .4, .3),
        ("synth", .25, .3),
        ("k-pop", .6, .6),
        ("schlager", .6, .3),
        ("chanson", .1, -.2),
        ("disco", .7, .6),
        ("funk", .6, .5),
        ("dance", .6, .65),
        ("eurodance", .6, .75),
        ("electro", .2, .4),
        ("house", .5, .6),
        ("deep house", .3, .2),
        ("techno", .1, .7),
        ("trance", .4, .65),
        ("drum and bass", .2, .8),
        ("drum & bass", .2, .8),
        ("jungle", .2, .8),
        ("dubstep", 0, .75),
        ("breakbeat", .3, .65),
        ("edm", .5, .8),
        ("idm", 0, .15),
        ("hip hop", .1, .4),
        ("hip-hop", .1, .4),
        ("rap", 0, .45),
        ("trap", -.1, .5),
        ("grime", -.2, .65),
        ("rock", .1, .45),
        ("soft rock", .3, 0),
        ("post-rock", -.1, 0),
        ("indie", .1, .15),
        ("alternative", 0, .3),
        ("grunge", -.3, .5),
        ("shoegaze", -.1, .1),
        ("punk", .05, .8),
        ("emo", -.35, .3),
        ("hardcore", -.3, .85),
        ("metal", -.3, .8),
        ("death metal", -.5, .85),
        ("black metal", -.6, .8),
        ("doom", -.5, .2),
        ("thrash", -.4, .9),
        ("power metal", .2, .8),
        ("industrial", -.4, .65),
        ("goth", -.45, .1),
        ("darkwave", -.4, .1),
        ("noise", -.5, .75),
        ("experimental", -.2, .2),
        ("soundtrack", 0, 0),
        ("game", .2, .4),
        ("children", .7, .3),
        ("kids", .7, .3),
        ("christmas", .6, .1),
        ("comedy", .6, .3),
        ("lullaby", .4, -.7),
    ];

    private static readonly string[] Words = [.. Points.Select(point => " " + TextFolding.Name(point.Word))];

    /// <summary>
    /// The point of the longest known word that a word of the genre begins with, or null; a short one must be the whole word.
    /// </summary>
    /// <param name="genre">As tagged, e.g. <c>Melodic Death Metal</c>.</param>
    public static Affect? Of(string genre)
    {
        if (genre.Length == 0) return null;
        var plain = $" {TextFolding.Name(genre)} ";
        var best = -1;
        for (var i = 0; i < Points.Length; i++)
        {
            if (IsIn(plain, Words[i]) && (best < 0 || Points[i].Word.Length > Points[best].Word.Length)) best = i;
        }

        return best < 0 ? null : new Affect(Points[best].Valence, Points[best].Arousal);
    }

    private static bool IsIn(string genre, string word) =>
        genre.Contains(word.Length <= ShortWord ? word + " " : word, StringComparison.Ordinal);
}
