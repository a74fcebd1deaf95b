namespace Roomtone.EdgeAgent.Speaker.Spotify.Web;

/// <summary>
/// Spotify did not do what was asked; the message is one sentence for a person. Does not leave the Spotify folder uncovered.
/// </summary>
/// <param name="sentence">What happened, and what to do.</param>
/// <param name="trouble">What kind of trouble it is.</param>
/// <param name="until">When it is over at the earliest; null where nobody knows.</param>
/// <param name="inner">What it came from.</param>
internal sealed class SpotifyException(string sentence, SpotifyTrouble trouble, DateTimeOffset? until = null, Exception? inner = null)
    : Exception(sentence, inner)
{
    public SpotifyTrouble Trouble => trouble;

    public DateTimeOffset? Until => until;
}

internal enum SpotifyTrouble
{
    /// <summary>Nobody is logged in, or the login was revoked or ended.</summary>
    LoggedOut,

    /// <summary>The account or the owner of the app has no Premium, or the app may not do this.</summary>
    Forbidden,

    /// <summary>The speaker is not to be found.</summary>
    NoDevice,

    /// <summary>Spotify wants fewer requests, or the box holds back by itself.</summary>
    Limited,

    /// <summary>Spotify cannot be reached, answers too late, or is ill itself.</summary>
    Unreachable,

    /// <summary>The state was already so.</summary>
    AlreadySo,

    /// <summary>There is no such track or playlist, or it cannot be had.</summary>
    NotThere,
}
