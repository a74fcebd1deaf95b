using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Music.Playback.Commands;

/// <summary>Returns what was learned from the room's choices.</summary>
internal sealed class FiguresCommand(BanditStore learning, MusicSettings settings) : ICommandHandler
{
    public IReadOnlyCollection<string> Names { get; } = [CommandNames.MusicFigures];

    public Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken) =>
        Task.FromResult<JsonElement?>(Wire.Element(Figures()));

    private MusicFigures Figures()
    {
        var learned = learning.Learned;
        return new MusicFigures(
            [
                .. learned.Arms.Select(
                    (arm, strategy) =>
                        new StrategyFigure(
                            ((Strategy)strategy).ToString().ToLowerInvariant(),
                            Math.Round(arm.Good, 1),
                            Math.Round(arm.Bad, 1)
                        )
                ),
            ],
            settings.MoodWeight * learned.SteeringHelps,
            learned.SteeringHelps,
            Of(learned.SteeredLift),
            Of(learned.BlindLift),
            Difference(learned.SteeredLift, learned.BlindLift));
    }

    private static LiftFigure Of(LiftSum sum) =>
        new(sum.Count, sum.Count == 0 ? null : Math.Round(sum.Mean, 4), sum.Error is { } error ? Math.Round(error, 4) : null);

    private static LiftFigure Difference(LiftSum steered, LiftSum blind) => new(
        Math.Min(steered.Count, blind.Count),
        steered.Count > 0 && blind.Count > 0 ? Math.Round(steered.Mean - blind.Mean, 4) : null,
        steered.Error is { } a && blind.Error is { } b ? Math.Round(double.Hypot(a, b), 4) : null);
}
