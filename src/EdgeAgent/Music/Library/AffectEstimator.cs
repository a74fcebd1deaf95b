using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Guesses how a track feels from its sound and its tags. Each gives a point with a spread; they are combined as independent
/// Gaussian readings, weighed by the inverse of their variance, beginning with the spread of all music around zero.
/// </summary>
internal static class AffectEstimator
{
    private const double MoodTagSpread = 0.25;
    private const double EnergySpread = 0.3;

    /// <summary>Tempo goes with felt arousal, with much scatter (Gomez and Danuser 2007, Emotion 7, 377-387).</summary>
    private const double TempoSpread = 0.4;

    private const double MiddleTempo = 110;
    private const double TempoRange = 70;

    /// <summary>Far below any spread; makes tracks that feel alike share one affect in memory.</summary>
    private const double Step = 0.02;

    /// <param name="genre">As tagged.</param>
    /// <param name="tags">What else was tagged.</param>
    /// <param name="audio">What the sound suggests; null where it was not analysed.</param>
    public static TrackAffect Of(string genre, TrackTags tags, AudioAffect? audio = null)
    {
        var valence = Reading.Prior;
        var arousal = Reading.Prior;
        var basis = new List<string>();
        if (audio is { } sound)
        {
            // Fitted to all music, it stands in the place of the spread of all music.
            valence = new Reading(sound.Valence, sound.ValenceSpread);
            arousal = new Reading(sound.Arousal, sound.ArousalSpread);
            basis.Add("its sound");
        }

        if (GenreAffect.Of(genre) is { } point)
        {
            valence = valence.With(point.Valence, GenreAffect.Spread);
            arousal = arousal.With(point.Arousal, GenreAffect.Spread);
            basis.Add($"its genre, {genre}");
        }

        if (MoodOf(tags.Mood) is { } centre)
        {
            valence = valence.With(centre.Valence, MoodTagSpread);
            arousal = arousal.With(centre.Arousal, MoodTagSpread);
            basis.Add($"its mood tag, {tags.Mood}");
        }

        // What the sound suggests rests on its tempo already.
        if (audio is null && tags.BeatsPerMinute is { } tempo)
        {
            arousal = arousal.With(Math.Clamp((tempo - MiddleTempo) / TempoRange, -1, 1), TempoSpread);
            basis.Add($"its tempo, {tempo:0} a minute");
        }

        if (tags.Energy is { } energy)
        {
            arousal = arousal.With((2 * energy) - 1, EnergySpread);
            basis.Add("its energy tag");
        }

        return basis.Count == 0
            ? TrackAffect.Unknown
            : new TrackAffect(
                new Affect(Rounded(valence.Mean), Rounded(arousal.Mean)),
                Rounded(valence.Spread),
                Rounded(arousal.Spread),
                string.Join(" and ", basis)
            );
    }

    /// <summary>Of what its owner has placed by hand: by a point where they gave one, else by the mood and the genre.</summary>
    /// <param name="valence">From -1 to 1, with <paramref name="arousal"/> or not at all.</param>
    /// <param name="arousal">From -1 to 1.</param>
    /// <param name="mood">The mood that it was made for.</param>
    /// <param name="genre">As tagged.</param>
    /// <param name="spread">How exactly a person places such a thing.</param>
    public static TrackAffect OfOwnersTag(double? valence, double? arousal, Contracts.Mood? mood, string genre, double spread) =>
        (valence, arousal) is ({ } along, { } up)
            ? new TrackAffect(new Affect(along, up), spread, spread, "your own tag")
            : Of(genre, TrackTags.None with { Mood = mood?.ToString() ?? "" });

    private static double Rounded(double value) => Math.Round(value / Step) * Step;

    private static Affect? MoodOf(string tag) =>
        Enum.TryParse<Contracts.Mood>(tag, ignoreCase: true, out var mood) ? MoodRegions.Centre(mood) : null;

    private readonly record struct Reading(double Mean, double Spread)
    {
        public static Reading Prior { get; } = new(0, TrackAffect.WidestSpread);

        public Reading With(double mean, double spread)
        {
            var (mine, other) = (1 / (Spread * Spread), 1 / (spread * spread));
            return new Reading(((mine * Mean) + (other * mean)) / (mine + other), Math.Sqrt(1 / (mine + other)));
        }
    }
}
