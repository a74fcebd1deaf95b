using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// How well tracks fit the mood: the likelihood of the target under the track's own spread and the room's doubt, and how
/// much that weighs. A room that is not sure steers nothing.
/// </summary>
internal readonly struct MoodSteer
{
    /// <summary>How far a track may lie from a perfectly known mood and still fit.</summary>
    private const double Tolerance = 0.25;

    /// <summary>What an unsure mood adds to the tolerance.</summary>
    private const double Doubt = 0.35;

    private readonly float _valence;
    private readonly float _arousal;
    private readonly float _variance;

    public MoodSteer(ChoiceRequest request, MusicSettings settings)
    {
        if (request.Mood is not { } mood) return;
        Share = (float)(request.MoodShare * Math.Clamp((mood.Confidence - settings.MoodSureFrom) / (1 - settings.MoodSureFrom), 0, 1));
        (_valence, _arousal) = ((float)mood.Affect.Valence, (float)mood.Affect.Arousal);
        _variance = (float)Math.Pow(Tolerance + (Doubt * (1 - mood.Confidence)), 2);
    }

    /// <summary>How much the fit weighs beside taste, 0 to 1.</summary>
    public float Share { get; }

    /// <summary>exp(-d²/2), the distance in units of the two spreads together: 1 on the spot, falling to 0.</summary>
    public float Fit(TrackColumns columns, int track)
    {
        var valence = columns.Valence[track] - _valence;
        var arousal = columns.Arousal[track] - _arousal;
        return MathF.Exp(
            -(
                (valence * valence / (_variance + columns.ValenceVariance[track]))
                + (arousal * arousal / (_variance + columns.ArousalVariance[track]))
            ) / 2
        );
    }
}
