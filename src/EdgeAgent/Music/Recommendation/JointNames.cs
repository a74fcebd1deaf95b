using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

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
