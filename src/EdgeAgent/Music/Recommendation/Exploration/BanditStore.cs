using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

/// <summary>Keeps in the state folder what the room's choices have taught.</summary>
internal sealed class BanditStore(PersistedDocument<BanditState> file)
{
    /// <summary>A track that was heard this far was welcome.</summary>
    private const double HeardOut = 0.8;

    /// <summary>One that was left before this was not; between the two it says nothing.</summary>
    private const double LeftEarly = 0.5;

    private BanditState? _learned;

    /// <summary>A document of another version of the agent may know other strategies; then it begins anew.</summary>
    public BanditState Learned =>
        _learned ??= file.Read() is { } kept && kept.Arms?.Count == BanditState.Nothing.Arms.Count ? kept : BanditState.Nothing;

    public void Chose(ChoiceProvenance drawn) => Keep(Learned.WithChoice(drawn));

    /// <summary>What was heard speaks for or against the way it was chosen.</summary>
    public void Heard(ChoiceProvenance drawn, double share, Lift? lift)
    {
        var learned = share is >= HeardOut or < LeftEarly ? Learned.WithOutcome(drawn, share >= HeardOut) : Learned;
        Keep(lift is null ? learned : learned.WithLift(drawn, lift.Change.Valence));
    }

    /// <summary>What a person said speaks, too.</summary>
    public void Said(ChoiceProvenance drawn, bool good) => Keep(Learned.WithOutcome(drawn, good));

    private void Keep(BanditState learned)
    {
        _learned = learned;
        file.Write(learned);
    }
}
