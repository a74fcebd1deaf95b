using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Says why in one sentence.</summary>
internal static class Reason
{
    /// <summary>From here on a part of the taste is worth a word.</summary>
    private const float Clearly = 0.6f;

    public static string For(Track track, Candidate candidate, ChoiceRequest request, float moodShare)
    {
        List<string> parts = [Mood(track, request, moodShare)];
        if (request.For is { } person) parts.Add(TurnOf(person));
        parts.AddRange(Taste(track, candidate.Parts, request));
        parts.Add(Spacing(RecencyPenalty.Of(candidate.Level)));
        return string.Join("; ", parts) + ".";
    }

    /// <summary>For the history and the log, which outlive the person's wish to be known.</summary>
    public static string WithoutName(string why, string? person) =>
        person is null ? why : why.Replace(TurnOf(person), TurnOf("somebody"), StringComparison.Ordinal);

    private static string TurnOf(string person) => $"it is {person}'s turn";

    private static string Mood(Track track, ChoiceRequest request, float moodShare)
    {
        if (request.Mood is not { } target) return "The mood is unknown, so the music goes on";
        if (request.IsBlind) return "This one is chosen without regard to the mood, to learn what the mood is good for";
        if (moodShare <= 0) return "The room's mood is not sure enough to steer, so taste alone chooses";
        var room = Room(target);
        return track.Affect is { IsKnown: true } feel
            ? $"{room}, and this is probably {Words(feel.At)} (by {feel.Basis})"
            : $"{room}; how this one sounds is not known yet";
    }

    private static string Room(MoodTarget target) => target.Aim switch
    {
        MusicAim.Hold => $"The owner wants it {Words(target.Affect)}",
        MusicAim.Lift => $"{Look(target)} and is to be lifted",
        MusicAim.Calm => $"{Look(target)} and is to calm down",
        _ => Look(target),
    };

    private static string Look(MoodTarget target) =>
        $"{(target.IsSaid ? "Somebody says the room" : "The room")} looks {target.Mood.ToString().ToLowerInvariant()}";

    private static IEnumerable<string> Taste(Track track, TasteParts parts, ChoiceRequest request)
    {
        if (request.Taste.IsLiked(track.Id)) yield return "somebody here liked it";
        else if (parts.Collaborative > Clearly) yield return "it goes with what is liked here, by the history of all rooms";
        else if (parts.Content > Clearly) yield return "its tags are like those of what is liked here";
        if (request.Strategy == Strategy.Discover) yield return "something new is tried";
        else if (request.Strategy != Strategy.Hybrid) yield return "another way of choosing is tried";
    }

    private static string Spacing(RecencyPenalty recency) => recency switch
    {
        { Track: 0, Artist: 0 } => "it was not played lately",
        { Track: 0 } => "the artist comes again, as there are few others",
        { Track: 3 } => "it comes again, as there is no other",
        _ => "it comes again, as there are few others",
    };

    private static string Words(Affect at)
    {
        var energy = at.Arousal switch { > 0.25 => "lively", < -0.25 => "restful", _ => "moderate" };
        var tone = at.Valence switch { > 0.2 => "bright", < -0.2 => "dark", _ => "neither bright nor dark" };
        return $"{energy} and {tone}";
    }
}
