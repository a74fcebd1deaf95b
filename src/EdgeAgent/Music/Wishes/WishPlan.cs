namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>
/// In which order wishes come, and about when. Guests take turns: who has had the fewest of late goes first, then what fits
/// sooner, then who asked first. Between two wishes of one guest other tracks sound. The first of the plan is what is done, so
/// that what guests are told is what happens as long as nothing changes.
/// </summary>
internal static class WishPlan
{
    /// <summary>So many tracks of others, or of the room's own choice, stand between two wishes of one guest.</summary>
    public const int Between = 2;

    public static readonly TimeSpan UsualTrack = TimeSpan.FromMinutes(3.5);

    /// <param name="waiting">What waits and may come.</param>
    /// <param name="from">When the next track begins, from now.</param>
    /// <param name="turns">Who has had what.</param>
    /// <returns>In the order in which they come.</returns>
    public static IReadOnlyList<PlannedWish> Of(IEnumerable<WaitingWish> waiting, TimeSpan from, Func<string, GuestTurn> turns)
    {
        List<WaitingWish> left = [.. waiting];
        List<PlannedWish> plan = [];
        var had = left.Select(wish => wish.Wish.Guest).Distinct().ToDictionary(guest => guest, turns);
        for (var track = 0; left.Count > 0; track++)
        {
            // What nobody has wished for sounds where nothing is ready.
            if (Ready(left, from, track, had) is not { } next)
            {
                from += UsualTrack;
                continue;
            }

            left.Remove(next);
            plan.Add(new PlannedWish(next, from, track));
            from += next.Length;
            had[next.Wish.Guest] = had[next.Wish.Guest] with { Count = had[next.Wish.Guest].Count + 1, Since = -track - 1 };
        }

        return plan;
    }

    private static WaitingWish? Ready(List<WaitingWish> left, TimeSpan from, int track, Dictionary<string, GuestTurn> had) => left
        .Where(wish => wish.Ready <= from && had[wish.Wish.Guest].Since + track >= Between)
        .OrderBy(wish => had[wish.Wish.Guest].Count)
        .ThenBy(wish => wish.Fit.Wait)
        .ThenBy(wish => wish.Wish.At)
        .FirstOrDefault();
}

/// <param name="Wish">The wish.</param>
/// <param name="Fit">How it fits.</param>
/// <param name="Ready">When it may come, from now.</param>
/// <param name="Length">How long its track is.</param>
internal sealed record WaitingWish(Wish Wish, WishFit Fit, TimeSpan Ready, TimeSpan Length);

/// <param name="Of">The wish.</param>
/// <param name="ComesIn">From now.</param>
/// <param name="Place">How many tracks come before it.</param>
internal sealed record PlannedWish(WaitingWish Of, TimeSpan ComesIn, int Place);
