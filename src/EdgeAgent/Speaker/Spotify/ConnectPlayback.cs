using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>
/// What plays on the Connect speaker, reckoned from what was asked and what was read. Commands may arrive in another
/// order than they were sent: what was wanted is compared with what is read, and sent once more.
/// </summary>
internal sealed class ConnectPlayback(SpotifyApi api, ConnectDevice device, TimeProvider time)
{
    /// <summary>How long Spotify may show the old state after a command.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.2);

    private PendingCommand? _wish;
    private bool _stoodStill;

    /// <summary>Our track; null where there is none.</summary>
    public string? Asked { get; private set; }

    /// <summary>Where the player should be.</summary>
    public Playhead Head { get; private set; } = Playhead.Silent(TimeSpan.Zero);

    /// <summary>Grows whenever the speaker has forgotten our track.</summary>
    public long Session { get; private set; } = 1;

    /// <summary>Whether a command has not come to show yet.</summary>
    public bool IsSettling => _wish is not null;

    public void ExpectPlaying(string track, TimeSpan from)
    {
        Asked = track;
        Expect(new Playhead(track, PlayState.Playing, from, null, time.Steady));
    }

    public void ExpectPaused() => Expect(Head with { State = PlayState.Paused, At = Head.Elapsed(time.Steady), Seen = time.Steady });

    public void Forget() => (Asked, _wish, Head) = (null, null, Playhead.Silent(time.Steady));

    /// <summary>Compares what is read with what should be, and does what follows.</summary>
    /// <returns>Whether a command has come to show.</returns>
    /// <exception cref="SpotifyException">The speaker does not follow, or is gone.</exception>
    public async Task<bool> SeeAsync(PlayerAnswer? player, CancellationToken cancellationToken)
    {
        var seen = Seen(player, time.Steady);
        if (_wish is { } wish) return await CompareAsync(wish, seen, cancellationToken);
        await FollowAsync(seen, cancellationToken);
        return false;
    }

    private void Expect(Playhead head) => (Head, _wish) = (head, new PendingCommand(head, time.Steady, false));

    /// <summary>What plays elsewhere does not sound here.</summary>
    private Playhead Seen(PlayerAnswer? player, TimeSpan now)
    {
        if (player?.Item is not { } item || player.Device is not { } where) return Playhead.Silent(now);
        var isHere = device.Is(where);
        var track = item.LinkedFrom?.Uri ?? item.Uri;
        return new Playhead(
            track,
            player.IsPlaying && isHere ? PlayState.Playing : PlayState.Paused,
            TimeSpan.FromMilliseconds(player.ProgressMs ?? 0),
            TimeSpan.FromMilliseconds(item.DurationMs),
            now
        );
    }

    /// <summary>After a command: until it shows, what was wanted is taken as true; it is sent twice at most.</summary>
    private async Task<bool> CompareAsync(PendingCommand wish, Playhead seen, CancellationToken cancellationToken)
    {
        if (wish.IsMetBy(seen))
        {
            (_wish, Head) = (null, seen.Track == wish.Head.Track ? seen : wish.Head);
            return true;
        }

        if (time.Steady - wish.SentAt < Settling)
            return false;
        if (wish.IsSecond)
            throw new SpotifyException($"Spotify took the command, but \"{device.Name}\" does not follow.", SpotifyTrouble.NoDevice);
        await SendAgainAsync(wish.Head, cancellationToken);
        _wish = wish with { IsSecond = true, SentAt = time.Steady };
        return false;
    }

    private Task SendAgainAsync(Playhead head, CancellationToken cancellationToken) =>
        device.AskAsync(
            id =>
                head.State == PlayState.Playing
                    ? api.PlayAsync(id, head.Track!, head.Elapsed(time.Steady), cancellationToken)
                    : api.PauseAsync(id, cancellationToken),
            cancellationToken
        );

    private async Task FollowAsync(Playhead seen, CancellationToken cancellationToken)
    {
        var now = seen.Seen;
        if (Asked is null || Head.State != PlayState.Playing)
        {
            if (Asked is null || seen.Track == Asked) Head = seen;
        }
        else if (Head.IsNearEnd(now) && !IsStillOurs(seen))
        {
            // At its end, begun again, or followed by what Spotify thinks fits: the next track is ours to choose.
            (Head, Asked) = (Playhead.Silent(now), null);
        }
        else if (seen.Track is null)
        {
            await StoppedAsync(cancellationToken);
        }
        else
        {
            await HeardAsync(seen, cancellationToken);
        }
    }

    private bool IsStillOurs(Playhead seen) =>
        seen.Track == Asked && seen.State == PlayState.Playing && seen.At > Head.At;

    /// <summary>Nothing is active although our track should sound: the speaker is gone, or forgot what it played.</summary>
    private async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await device.FindAsync(cancellationToken);
        Session++;
        Head = Head with { Track = null, State = PlayState.Stopped, At = Head.Elapsed(time.Steady), Length = null, Seen = time.Steady };
    }

    /// <summary>Another track on the speaker is a person's choice at Spotify's own app: ours holds until a person wants it back.</summary>
    private async Task HeardAsync(Playhead seen, CancellationToken cancellationToken)
    {
        if (seen.Track != Asked)
        {
            Head = Head with { State = PlayState.Paused, At = Head.Elapsed(seen.Seen), Seen = seen.Seen };
            return;
        }

        // Spotify may show a speaker as playing for a while after it went away.
        var standsStill = seen.State == PlayState.Playing && seen.At == Head.At;
        if (standsStill && _stoodStill) await device.FindAsync(cancellationToken);
        _stoodStill = standsStill;
        Head = standsStill ? Head with { Length = seen.Length } : seen;
    }
}
