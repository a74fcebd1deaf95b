using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>Scores the tracks of one request; see <see cref="MoodRecommender"/> for the formula.</summary>
internal sealed class Scores
{
    /// <summary>How far a track may lie from a perfectly known mood and still fit.</summary>
    private const double Tolerance = 0.25;

    /// <summary>What an unsure mood adds to the tolerance.</summary>
    private const double Doubt = 0.35;

    /// <summary>Makes equals take turns; too little to overrule a like.</summary>
    private const float Chance = 0.1f;

    private readonly TrackColumns _columns;
    private readonly TasteColumns _taste;
    private readonly uint _turn;
    private readonly float _moodWeight;
    private readonly float _valence;
    private readonly float _arousal;
    private readonly float _variance;

    public Scores(ChoiceRequest request, TasteColumns taste, MusicSettings settings)
    {
        _columns = request.Catalogue.Columns;
        _taste = taste;
        _turn = (uint)(request.Turn ^ (request.Turn >> 32));
        if (request.Mood is not { } mood) return;
        _moodWeight = (float)(settings.MoodWeight * mood.Confidence);
        (_valence, _arousal) = ((float)mood.Affect.Valence, (float)mood.Affect.Arousal);
        _variance = (float)Math.Pow(Tolerance + (Doubt * (1 - mood.Confidence)), 2);
    }

    public float Of(int track)
    {
        var taste = (1 + _taste.Of(track)) / 2;
        var fit = _moodWeight > 0 ? Fit(track) : 0;
        return ((1 - _moodWeight) * taste) + (_moodWeight * fit) + (Chance * Lot(track));
    }

    /// <summary>exp(-d²/2), the distance in units of the two spreads together: 1 on the spot, falling to 0.</summary>
    private float Fit(int track)
    {
        var valence = _columns.Valence[track] - _valence;
        var arousal = _columns.Arousal[track] - _arousal;
        return MathF.Exp(-((valence * valence / (_variance + _columns.ValenceVariance[track])) + (arousal * arousal / (_variance + _columns.ArousalVariance[track]))) / 2);
    }

    /// <summary>From 0 to 1, by track and turn alone, so that a choice can be made again (the mixer of MurmurHash3).</summary>
    private float Lot(int track)
    {
        var hash = _columns.Lot[track] ^ _turn;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return ((hash ^ (hash >> 16)) & 0xFFFFFF) / (float)0x1000000;
    }
}
