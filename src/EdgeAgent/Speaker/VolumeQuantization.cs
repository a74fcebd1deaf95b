namespace Roomtone.EdgeAgent.Speaker;

/// <summary>
/// Tells a hand at the speaker from the speaker's own steps: many have 16 or so, and answer 27 where they were set to 25.
/// The first answer near to what was set is what they made of it, and stands for it until they say something else.
/// </summary>
internal sealed class VolumeQuantization
{
    /// <summary>A sixteenth of the way, rounded in either direction.</summary>
    private const int OneStep = 6;

    private int? _set;
    private int? _answer;

    /// <param name="percent">What the speaker was set to.</param>
    public void Set(int percent) => (_set, _answer) = (percent, null);

    /// <returns>What the speaker was set to, where its answer means that; else the answer.</returns>
    public int Meaning(int answer)
    {
        if (_set is { } set && (_answer is { } known ? answer == known : Math.Abs(answer - set) <= OneStep))
        {
            _answer = answer;
            return set;
        }

        (_set, _answer) = (answer, answer);
        return answer;
    }
}
