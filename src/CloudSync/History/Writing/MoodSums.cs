using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>Sums of the mood windows of one box over a minute, an hour or a day, in units of the last decimal place.</summary>
internal sealed class MoodSums
{
    private readonly long[] _moods = new long[Enum.GetValues<Mood>().Length];

    public long Windows { get; private set; }

    public long Known { get; private set; }

    public long People { get; private set; }

    public long Valence { get; private set; }

    public long Arousal { get; private set; }

    public long Confidence { get; private set; }

    public long Of(Mood mood) => _moods[(int)mood];

    public void Add(MoodEvent window)
    {
        Windows++;
        People += window.People;
        _moods[(int)window.Mood]++;
        if (window is not { Valence: { } valence, Arousal: { } arousal, Confidence: { } confidence }) return;
        Known++;
        Valence += DecimalPrecision.Scale(valence, DecimalPrecision.Affect);
        Arousal += DecimalPrecision.Scale(arousal, DecimalPrecision.Affect);
        Confidence += DecimalPrecision.Scale(confidence, DecimalPrecision.Affect);
    }

    public void Add(MoodSums part)
    {
        Windows += part.Windows;
        Known += part.Known;
        People += part.People;
        Valence += part.Valence;
        Arousal += part.Arousal;
        Confidence += part.Confidence;
        for (var mood = 0; mood < _moods.Length; mood++) _moods[mood] += part._moods[mood];
    }
}
