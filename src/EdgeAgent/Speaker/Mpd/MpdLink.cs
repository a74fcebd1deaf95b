namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>
/// A connection that is opened when it is needed and opened again when it broke. Foreign failures end here: they leave
/// as <see cref="SpeakerException"/>. One command at a time, in the order of the calls.
/// </summary>
internal sealed class MpdLink(SpeakerSettings settings, MpdPassword password) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private MpdConnection? _connection;

    /// <summary>Counts the connections.</summary>
    public long Session { get; private set; }

    /// <exception cref="SpeakerException">MPD cannot be reached, or refuses.</exception>
    public Task<MpdReply> AskAsync(CancellationToken cancellationToken, params string[] words) =>
        AskWithinAsync(settings.AnswerWithin, words, cancellationToken);

    /// <summary>Waits as long as it takes until one of the subsystems has changed since the last call on this link.</summary>
    /// <exception cref="SpeakerException">MPD cannot be reached, or refuses.</exception>
    public Task<MpdReply> IdleAsync(CancellationToken cancellationToken, params string[] subsystems) =>
        AskWithinAsync(Timeout.InfiniteTimeSpan, ["idle", .. subsystems], cancellationToken);

    public void Dispose()
    {
        _connection?.Dispose();
        _gate.Dispose();
    }

    private async Task<MpdReply> AskWithinAsync(TimeSpan within, string[] words, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var late = new CancellationTokenSource(within, TimeProvider.System);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            return await AskAsync(words, cancellationToken, limit.Token);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<MpdReply> AskAsync(string[] words, CancellationToken cancellationToken, CancellationToken limit)
    {
        try
        {
            return await OnKeptAsync(words, limit) ?? await OnceAsync(await OpenAsync(limit), words, limit);
        }
        catch (Exception e) when (MpdConnection.IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new SpeakerException(
                $"The player did not answer to \"{words[0]}\" ({e.Message.TrimEnd('.')}). It is tried again.",
                SpeakerFault.Lost,
                e
            );
        }
        catch (Exception e) when (e is not (SpeakerException or OperationCanceledException))
        {
            throw new SpeakerException(
                $"What the player answers to \"{words[0]}\" cannot be read ({e.Message.TrimEnd('.')}). It is tried again.",
                SpeakerFault.Lost,
                e
            );
        }
    }

    /// <returns>Null where no connection is open, or where the other end has closed it meanwhile, which is no failure yet.</returns>
    private async Task<MpdReply?> OnKeptAsync(string[] words, CancellationToken limit)
    {
        if (_connection is null) return null;
        try
        {
            return await OnceAsync(_connection, words, limit);
        }
        catch (Exception e) when (MpdConnection.IsLoss(e) && !limit.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<MpdConnection> OpenAsync(CancellationToken cancellationToken)
    {
        _connection = await MpdConnection.OpenAsync(settings, password, cancellationToken);
        Session++;
        return _connection;
    }

    private async Task<MpdReply> OnceAsync(MpdConnection connection, string[] words, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.AskAsync(cancellationToken, words);
        }
        catch (MpdRefusedException e)
        {
            var kind = e.Code == MpdRefusedException.NoExist ? SpeakerFault.Track : e.IsPassword ? SpeakerFault.Lost : SpeakerFault.Refused;
            throw new SpeakerException($"The player refuses \"{words[0]}\": {e.Message.TrimEnd('.')}.", kind, e);
        }
        catch
        {
            Drop();
            throw;
        }
    }

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }
}

/// <summary>The secret <c>mpd-password</c>; null where MPD asks for none.</summary>
internal sealed record MpdPassword(string? Value)
{
    /// <summary>Keeps it out of logs.</summary>
    public override string ToString() => Value is null ? "none" : "set";
}
