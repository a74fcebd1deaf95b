using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>The account that is logged in: gives out access tokens that are good, and renews them in time.</summary>
internal sealed class SpotifyAccount(TokenClient desk, TokenFile file, SpotifySettings settings, TimeProvider time) : IDisposable
{
    /// <summary>A token that ends this soon may end on the way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile string? _notKept;

    /// <summary>Changes when somebody logs in or out, also by another program.</summary>
    public DateTime Version => file.Version;

    /// <summary>When a person logged in last; the earliest of times where nobody is.</summary>
    public DateTime LoggedInAt => Login()?.LoggedInAt.UtcDateTime ?? default;

    /// <summary>A sentence from 30 days before the login ends, and where it would not outlive a restart.</summary>
    public string? Warning => _notKept ?? Login()?.Warning(time.GetUtcNow());

    /// <returns>Null where nobody is logged in, or the login cannot be read.</returns>
    public SpotifyTokens? Login()
    {
        try
        {
            return file.Read();
        }
        catch (SpotifyException)
        {
            return null; // Said by the next request, which needs it.
        }
    }

    /// <param name="refused">A token that Spotify has just refused; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SpotifyException">There is none to be had.</exception>
    public async Task<string> AccessTokenAsync(string? refused, CancellationToken cancellationToken)
    {
        if (Good(file.Read(), refused) is { } known) return known;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var held = await file.LockAsync(time, cancellationToken);
            return Good(file.Read(), refused) ?? await RenewAsync(file.Read()!);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Keeps a new login.</summary>
    public void Accept(TokenResponse answer)
    {
        var now = time.GetUtcNow();
        file.Write(
            new SpotifyTokens(answer.Access!, now + TimeSpan.FromSeconds(answer.Seconds), answer.Refresh ?? "", now, settings.ClientId)
        );
    }

    /// <summary>Nothing of the login stays on the box.</summary>
    public void Disconnect() => file.Delete();

    public void Dispose() => _gate.Dispose();

    /// <summary>A renewal that is cut off half-way could lose the new token, so a request's own limit does not end it.</summary>
    private async Task<string> RenewAsync(SpotifyTokens old)
    {
        try
        {
            var answer = await desk.RefreshAsync(old.Refresh, CancellationToken.None);
            var fresh = old with
            {
                Access = answer.Access!,
                AccessEnds = time.GetUtcNow() + TimeSpan.FromSeconds(answer.Seconds),
                Refresh = answer.Refresh ?? old.Refresh,
            };
            _notKept = file.Renew(fresh);
            return fresh.Access;
        }
        catch (SpotifyException e) when (e.Trouble == SpotifyTrouble.LoggedOut)
        {
            if (file.Read() == old) file.Delete();
            throw;
        }
    }

    /// <returns>The access token where it is good; null where it must be renewed.</returns>
    private string? Good(SpotifyTokens? tokens, string? refused)
    {
        if (tokens is null)
            throw new SpotifyException($"Nobody is logged in to Spotify. Run {RoomtoneCommand.Name} spotify login.", SpotifyTrouble.LoggedOut);
        if (tokens.ClientId != settings.ClientId)
            throw new SpotifyException(
                $"The Spotify login was made for another client id. Run {RoomtoneCommand.Name} spotify login.",
                SpotifyTrouble.LoggedOut
            );
        return tokens.AccessEnds - Margin > time.GetUtcNow() && tokens.Access != refused ? tokens.Access : null;
    }
}
