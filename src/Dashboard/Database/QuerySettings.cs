using Roomtone.Database;

namespace Roomtone.Dashboard.Database;

/// <summary>Where the history is, and how many queries run on it at once.</summary>
internal sealed record QuerySettings : DatabaseSettings
{
    /// <summary>How many queries run at once, 1 to 64.</summary>
    public int MaxConnections { get; init; } = 8;

    /// <summary>The longest that one query may take at the server, 1 s to 1 min.</summary>
    public TimeSpan QuestionLimit { get; init; } = TimeSpan.FromSeconds(5);

    public override IEnumerable<string> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (MaxConnections is < 1 or > 64)
            yield return $"MaxConnections is {MaxConnections}; it must be from 1 to 64.";
        if (QuestionLimit < TimeSpan.FromSeconds(1) || QuestionLimit > TimeSpan.FromMinutes(1))
            yield return $"QuestionLimit is {QuestionLimit}; it must be from 1 s to 1 min.";
    }
}
