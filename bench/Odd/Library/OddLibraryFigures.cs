using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.Odd.Bench.Library;

/// <summary>What came of playing the odd library; violations, restarts and files that are not accounted for must be 0.</summary>
/// <param name="Files">How many there are, tracks of cue sheets included.</param>
/// <param name="Minutes">Of music, as the box's clock has it.</param>
/// <param name="Started">Tracks that began to play.</param>
/// <param name="Finished">Of these, those that played to their end.</param>
/// <param name="Failed">Of these, those that failed.</param>
/// <param name="Violations">Tracks that began although the room refuses them.</param>
/// <param name="Restarts">Services of the agent that ended.</param>
/// <param name="Playable">As the box accounts for its files.</param>
/// <param name="Refused">As the box accounts for its files.</param>
/// <param name="Broken">As the box accounts for its files.</param>
/// <param name="Unaccounted">Files that the box says nothing of, or not what is right: each with what it is.</param>
internal sealed record OddLibraryFigures(
    int Files,
    double Minutes,
    int Started,
    int Finished,
    int Failed,
    IReadOnlyList<string> Violations,
    int Restarts,
    int Playable,
    int Refused,
    int Broken,
    IReadOnlyList<string> Unaccounted
)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public bool IsClean => Violations.Count + Restarts + Unaccounted.Count == 0;

    public static OddLibraryFigures Of(OddLibraryPlan plan, IReadOnlyList<OddFile> files, BoxHistory history, LibraryAccount account)
    {
        int Count(TrackHappening what) => history.Tracks.Count(track => track.What == what);
        var started = history.Tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id).ToHashSet();
        return new OddLibraryFigures(
            files.Count,
            Math.Round(plan.Length.TotalMinutes * plan.Times, 1),
            Count(TrackHappening.Started),
            Count(TrackHappening.Finished),
            Count(TrackHappening.Failed),
            [.. files.Where(file => file.Fate == OddFate.Refused && started.Contains(file.Path)).Select(Named)],
            history.Fault is null ? 0 : 1,
            account.Playable,
            account.Refused.Sum(group => group.Count),
            account.Broken.Sum(group => group.Count),
            [.. files.Where(file => !IsRight(file, account, plan)).Select(file => $"{Named(file)}: {Told(file, account)}")]
        );
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public override string ToString() => $"""
        {Files} files, {Minutes:0} min of music: {Started} tracks started, {Finished} finished, {Failed} failed
        {Violations.Count} violations, {Restarts} restarts; the box says {Playable} playable, {Refused} refused, {Broken} broken; {Unaccounted.Count} not accounted for
        {string.Join('\n', Violations.Select(file => "violation: " + file).Concat(Unaccounted.Select(file => "not accounted for: " + file)))}
        """;

    private static string Named(OddFile file) => $"{file.Path} ({file.Case}; must be {file.Fate.ToString().ToLowerInvariant()})";

    /// <summary>Where nothing is analysed, a broken file that the player lists is known as broken once it has been tried.</summary>
    private static bool IsRight(OddFile file, LibraryAccount account, OddLibraryPlan plan) => file.Fate switch
    {
        OddFate.Refused => Holds(account.Refused, file),
        OddFate.Broken => Holds(account.Broken, file) || Holds(account.NotAnalysed, file) || !plan.Analyses,
        OddFate.Playable => !Holds(account.Refused, file) && !Holds(account.Broken, file),
        _ => true,
    };

    /// <summary>What the box says of it.</summary>
    private static string Told(OddFile file, LibraryAccount account) =>
        account.Refused.Concat(account.Broken).FirstOrDefault(group => group.Names.Contains(file.Path))?.Why.TrimEnd('.')
        ?? "the box says nothing of it";

    private static bool Holds(IReadOnlyList<FileGroup> groups, OddFile file) => groups.Any(group => group.Names.Contains(file.Path));
}
