using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Sync.Commands;

/// <summary>
/// Whether a command came in time, also where the clock of the box is wrong. A command says when it was sent and until when
/// it holds, both by its sender's clock. How far the box's clock is off from that is learned from what comes over a connection
/// that has stood for a while: the broker has handed over by then what it kept for the box, so what comes was sent just now.
/// Not for two threads at once.
/// </summary>
internal sealed class CommandAge(TimeProvider time)
{
    private static readonly TimeSpan HandedOverWithin = TimeSpan.FromSeconds(10);

    /// <summary>No command is done later than this, whatever it says of itself.</summary>
    private static readonly TimeSpan LongestValid = TimeSpan.FromMinutes(10);

    /// <summary>What a network held back comes all at once; what still seems odd after this has a sender whose clock was set.</summary>
    private static readonly TimeSpan HeldBackTogether = TimeSpan.FromSeconds(5);

    /// <summary>Ten times as bad as usual crystals: two clocks drift apart by less.</summary>
    private const double Drift = 0.001;

    private readonly ClockJumps _jumps = new(time);
    private TimeSpan? _apart;
    private TimeSpan? _oddAt;
    private TimeSpan _followedAt;

    /// <param name="command">As it came.</param>
    /// <param name="arrival">When it came.</param>
    public bool IsTooLate(Command command, CommandArrival arrival)
    {
        if (arrival.IsOurs || command.Sent is not { } sent) return command.Expires < time.GetUtcNow();
        Follow();
        var valid = command.Expires - sent < LongestValid ? command.Expires - sent : LongestValid;
        var waited = time.Steady - arrival.At;
        return OnTheWay(time.GetUtcNow() - waited - sent, valid, arrival) is not { } onTheWay || onTheWay + waited > valid;
    }

    /// <param name="apart">The box's clock at the arrival less the sender's at the sending.</param>
    /// <param name="valid">How long the command holds.</param>
    /// <param name="arrival">When it came.</param>
    /// <returns>How long the command took from its sender to the box; null where that cannot be told.</returns>
    private TimeSpan? OnTheWay(TimeSpan apart, TimeSpan valid, CommandArrival arrival)
    {
        var isFresh = arrival.At - arrival.ConnectedAt >= HandedOverWithin;
        // Nothing was learned yet: the box's own clock counts, unless by it the command came before it was sent.
        if (_apart is null && !isFresh) return apart >= -valid ? apart : null;
        var onTheWay = apart - (_apart ?? apart);
        if (onTheWay.Duration() <= valid)
        {
            _oddAt = null;
            if (onTheWay <= TimeSpan.Zero) _apart = apart;
            return onTheWay;
        }

        if (!isFresh) return onTheWay > TimeSpan.Zero ? onTheWay : null;
        if (_oddAt is not { } first || arrival.At - first < HeldBackTogether)
        {
            _oddAt ??= arrival.At;
            return onTheWay;
        }

        (_apart, _oddAt) = (apart, null);
        return TimeSpan.Zero;
    }

    private void Follow()
    {
        if (_jumps.Take() is { } jump) _apart += jump;
        _apart += (time.Steady - _followedAt) * Drift;
        _followedAt = time.Steady;
    }
}

/// <summary>When and how a command came, by the clock that nobody sets (<see cref="MonotonicTime"/>).</summary>
/// <param name="At">When it came.</param>
/// <param name="ConnectedAt">Since when the box has been connected.</param>
/// <param name="IsOurs">The box itself has made it.</param>
internal readonly record struct CommandArrival(TimeSpan At, TimeSpan ConnectedAt, bool IsOurs);
