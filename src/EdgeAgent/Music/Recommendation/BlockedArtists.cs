using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// The artists that never come, however they are written, alone or as one of several: <c>Muller</c> blocks
/// <c>MÜLLER feat. Schmidt</c>. A name that holds a separator is one name: <c>Fire</c> does not block <c>Earth, Wind &amp; Fire</c>.
/// </summary>
internal sealed class BlockedArtists(IReadOnlyList<string> names)
{
    /// <summary>The most parts of a credit that are one name.</summary>
    private const int LongestName = 8;

    private readonly HashSet<string> _blocked = [.. names.Select(ArtistName.Of).Where(name => name.Length > 0)];
    private readonly Dictionary<string, bool> _known = [];

    /// <summary>Whether somebody who is blocked takes part, by any of the track's credits.</summary>
    public bool Contain(Track track) =>
        _blocked.Count > 0
        && (track.Credits.Any(credit => track.HasExactArtists ? ContainName(credit) : Contain(credit))
            || track.Guests.Any(Contain)
            || ArtistName.GuestsIn(track.Info.Title).Any(Contain));

    /// <param name="credit">One artist or several, as tagged.</param>
    public bool Contain(string credit)
    {
        if (_blocked.Count == 0 || credit.Length == 0) return false;
        if (!_known.TryGetValue(credit, out var blocked)) _known[credit] = blocked = NamesBlocked(credit);
        return blocked;
    }

    /// <summary>A source that names each artist by itself is believed, but for guests whom a tagger wrote behind the name.</summary>
    private bool ContainName(string name) => _blocked.Contains(ArtistName.Of(name)) || ArtistName.GuestsIn(name).Any(Contain);

    private bool NamesBlocked(string credit)
    {
        if (_blocked.Contains(ArtistName.Of(credit))) return true;
        var folded = TextFolding.Whole(credit);
        var parts = Parts(folded);
        for (var first = 0; first < parts.Count; first++)
        {
            // Of names that begin here the longest one counts: "Fire" is no artist within "Earth, Wind & Fire".
            var last = LastOfName(folded, parts, first, JointNames.Known.Contains);
            var blocked = LastOfName(folded, parts, first, _blocked.Contains);
            if (blocked is not null && !(last > blocked)) return true;
            first = last ?? first;
        }

        return false;
    }

    /// <returns>The last part of the longest such name that begins at a part; null where none does.</returns>
    private static int? LastOfName(string credit, List<Range> parts, int first, Func<string, bool> isName)
    {
        for (var last = Math.Min(parts.Count - 1, first + LongestName - 1); last >= first; last--)
        {
            if (isName(ArtistName.Of(credit[parts[first].Start..parts[last].End]))) return last;
        }

        return null;
    }

    private static List<Range> Parts(string credit)
    {
        List<Range> parts = [];
        var start = 0;
        foreach (var separator in ArtistName.Separator().EnumerateMatches(credit))
        {
            parts.Add(start..separator.Index);
            start = separator.Index + separator.Length;
        }

        parts.Add(start..credit.Length);
        return parts;
    }
}

/// <summary>
/// Artists whose one name looks like several: nothing in <c>Earth, Wind &amp; Fire</c> tells it from <c>Anna, Bob &amp; Carl</c>, so
/// well-known ones are named here, where the parts are no artists by themselves. A name that is missing here can be blocked
/// as a whole all the same.
/// </summary>
internal static class JointNames
{
    /// <summary>As <see cref="ArtistName.Of"/> gives them.</summary>
    public static HashSet<string> Known { get; } =
    [
        .. Names.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => line.Split('|')).Select(ArtistName.Of),
    ];

    private const string Names = """
        AC/DC|Florence + the Machine|Simon & Garfunkel|Earth, Wind & Fire|Tyler, the Creator|Mumford & Sons|Hall & Oates
        Emerson, Lake & Palmer|Crosby, Stills & Nash|Crosby, Stills, Nash & Young|Blood, Sweat & Tears|Peter, Paul and Mary
        Belle and Sebastian|Iron & Wine|Kool & the Gang|Sly & the Family Stone|Hootie & the Blowfish|Marina and the Diamonds
        Echo & the Bunnymen|Captain & Tennille|Years & Years|Chase & Status|Angus & Julia Stone|Now, Now|Au/Ra|Above & Beyond
        Aly & AJ|Amadou & Mariam|Ashford & Simpson|Big & Rich|Brooks & Dunn|C + C Music Factory|C+C Music Factory|Chad & Jeremy
        Chas & Dave|Coheed and Cambria|Country Joe & the Fish|Dan + Shay|Dave Dee, Dozy, Beaky, Mick & Tich
        Derek and the Dominos|Flatt & Scruggs|Gerry & the Pacemakers|Hamilton, Joe Frank & Reynolds|Jan & Dean
        Jay and the Americans|Johnny & the Hurricanes|KC & the Sunshine Band|Kitty, Daisy & Lewis|Kruder & Dorfmeister
        Lambert, Hendricks & Ross|Loggins & Messina|Love and Rockets|Martha and the Vandellas|Medeski, Martin & Wood
        Mike + the Mechanics|Nico & Vinz|Of Monsters and Men|Peaches & Herb|Peter and Gordon|Rodrigo y Gabriela|Santo & Johnny
        Seals and Crofts|She & Him|Siouxsie and the Banshees|Sophie and the Giants|Tegan and Sara|The Mamas & the Papas
        The Mamas and the Papas|Mamas & Papas|The Good, the Bad & the Queen|The Head and the Heart|The Jesus and Mary Chain
        Jesus and Mary Chain|Tones and I|Toots and the Maytals|Womack & Womack|Zager and Evans|Chitãozinho & Xororó
        Henrique & Juliano|Matheus & Kauan|Maiara & Maraisa|Simone & Simaria|Zé Neto & Cristiano|Marcos & Belutti
        Ricchi e Poveri|Cindy & Bert|Cindy und Bert|Nina & Mike|Klaus & Klaus|Klaus und Klaus|Brunner & Brunner|Ich + Ich
        Ich & Ich|+/-|+44|Matt and Kim|Matt & Kim|Angels & Airwaves|King Gizzard & the Lizard Wizard
        King Gizzard and the Lizard Wizard|Rhythm & Sound|Boy & Bear|? & the Mysterians|? and the Mysterians|Dion & the Belmonts
        Danny & the Juniors|Rosie & the Originals|Ruby & the Romantics|Katrina and the Waves|Katrina & the Waves
        Iggy & the Stooges
        """;
}
