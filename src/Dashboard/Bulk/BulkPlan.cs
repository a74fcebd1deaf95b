using Roomtone.Contracts;

namespace Roomtone.Dashboard.Bulk;

/// <summary>What pieces of settings do to one box, reckoned from what it has now.</summary>
/// <param name="Keys">What is put in.</param>
/// <param name="Kept">What somebody has set otherwise since, and stays.</param>
internal sealed record BulkPlan(IReadOnlyList<string> Keys, IReadOnlyList<string> Kept)
{
    /// <param name="now">What the box has.</param>
    /// <param name="wanted">What it is to have.</param>
    /// <param name="expected">A key is only changed where the box has this piece still; null, and keys that it lacks: in any case.</param>
    public static BulkPlan Of(RoomSettings now, SettingPieces wanted, SettingPieces? expected)
    {
        var missing = wanted.Missing(now);
        if (expected is null) return new(missing, []);
        var kept = missing.Where(key => expected.Keys.Contains(key) && !expected.IsIn(now, key)).ToList();
        return new([.. missing.Except(kept)], kept);
    }

    public string? KeptSentence(string who) =>
        Kept.Count == 0 ? null : $"{who}: {string.Join(", ", Kept.Select(PieceText.NameOf))}. That stays.";
}
