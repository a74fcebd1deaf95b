namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Sequence numbers <paramref name="From"/> to <paramref name="To"/> of a box's outbox, to be acknowledged after the commit.
/// </summary>
internal sealed record Confirmation(string Device, Guid Epoch, long From, long To)
{
    /// <summary>Splits the numbers into contiguous runs, so that nothing missing is acknowledged.</summary>
    public static IEnumerable<Confirmation> Of(string device, Guid epoch, IEnumerable<long> numbers)
    {
        Confirmation? run = null;
        foreach (var number in numbers.Order())
        {
            if (run is not null && number <= run.To + 1)
            {
                run = run with { To = number };
                continue;
            }

            if (run is not null) yield return run;
            run = new Confirmation(device, epoch, number, number);
        }

        if (run is not null) yield return run;
    }

    /// <summary>Merges adjacent runs, so that a batch takes few acknowledgements.</summary>
    public static IEnumerable<Confirmation> Join(IEnumerable<Confirmation> confirmations)
    {
        Confirmation? joined = null;
        foreach (var next in confirmations.OrderBy(c => c.Device, StringComparer.Ordinal).ThenBy(c => c.Epoch).ThenBy(c => c.From))
        {
            if (joined is not null && joined.Device == next.Device && joined.Epoch == next.Epoch && next.From <= joined.To + 1)
            {
                joined = joined with { To = Math.Max(joined.To, next.To) };
                continue;
            }

            if (joined is not null) yield return joined;
            joined = next;
        }

        if (joined is not null) yield return joined;
    }
}
