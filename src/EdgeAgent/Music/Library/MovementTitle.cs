using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Whether a title names no work but a part that many works have, e.g. <c>II. Allegro ma non troppo</c> or <c>Intro</c>.</summary>
internal static class MovementTitle
{
    private static readonly HashSet<string> Parts =
    [
        .. """
            allegro allegretto allegrissimo andante andantino adagio adagietto largo larghetto lento grave presto prestissimo vivace vivo
            moderato maestoso scherzo scherzando menuett menuetto minuet minuetto menuet trio rondo rondeau finale prelude praeludium
            preludio fuga fugue fuge toccata aria air arie arioso recitative recitativo rezitativ chorus coro choral chorale sarabande
            gigue giga courante corrente allemande allemanda bourree gavotte passacaglia chaconne siciliana siciliano pastorale overture
            ouverture sinfonia intermezzo interlude intrada romanze romance ballade nocturne impromptu etude waltz walzer mazurka polonaise
            capriccio fantasia fantasie theme thema variation variations variationen variazioni kyrie gloria credo sanctus benedictus agnus
            dei introitus requiem aeternam dies irae lacrimosa sonata concerto quartet quintet intro outro skit interludium untitled track
            bonus hidden part teil satz movement mov act akt scene szene no nr op opus reprise
            ma non troppo con brio fuoco moto spirito espressione molto assai poco piu meno e ed un una quasi cantabile espressivo sostenuto
            tempo di alla marcia giusto comodo mosso agitato appassionato grazioso dolce semplice tranquillo energico animato il la the a in
            of and und et der die das
            praludium praambel einleitung marsch marche march tanz landler arietta cavatina kadenz cadenza humoreske humoresque larghissimo
            vivacissimo allegramente langsam langsamer lebhaft lebhafter schnell rasch massig gemassigt bewegt ruhig feierlich gemachlich
            munter frisch innig zart einfach kraftig schleppend breit sehr etwas nicht zu mit so wie moglich im zeitmass
            vif vivement lent lentement modere moderement assez tres anime gai rapide gracieux doux calme retenu pas trop un peu sans avec
            mouvement mouvt de
            major minor dur moll flat sharp b c d f g h
            i ii iii iv v vi vii viii ix x xi xii xiii xiv xv
            """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    public static bool Is(string title) => TextFolding.Words(title).All(word => word.All(char.IsAsciiDigit) || Parts.Contains(word));
}
