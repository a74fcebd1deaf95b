using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>Says why in one sentence.</summary>
internal static class Reason
{
    public static string For(Track track, Tier tier, ChoiceRequest request)
    {
        List<string> parts = [Mood(track, request.Mood)];
        if (request.Taste.IsLiked(track.Id)) parts.Add("somebody here liked it");
        parts.Add(tier switch
        {
            Tier.Fresh => "it was not played lately",
            Tier.ArtistAgain => "the artist comes again, as there are few others",
            Tier.TrackAgain => "it comes again, as there are few others",
            Tier.Disliked => "it was disliked, but nothing else is left",
            Tier.JustPlayed => "it comes again, as there is no other",
            _ => "it could not be played lately and is tried again",
        });
        return string.Join("; ", parts) + ".";
    }

    private static string Mood(Track track, MoodTarget? target)
    {
        if (target is null) return "The mood is unknown, so the music goes on";
        var room = $"The room looks {target.Mood.ToString().ToLowerInvariant()}";
        return track.Feel is { IsKnown: true } feel
            ? $"{room}, and this is probably {Words(feel.At)} (by {feel.Basis})"
            : $"{room}; how this one sounds is not known yet";
    }

    private static string Words(Affect at)
    {
        var energy = at.Arousal switch { > 0.25 => "lively", < -0.25 => "restful", _ => "moderate" };
        var tone = at.Valence switch { > 0.2 => "bright", < -0.2 => "dark", _ => "neither bright nor dark" };
        return $"{energy} and {tone}";
    }
}
