namespace Roomtone.EndToEnd.Tests;

public enum SpotifyFault
{
    /// <summary>The login was taken back.</summary>
    Revoked,

    /// <summary>The speaker was switched off.</summary>
    Gone,

    /// <summary>429.</summary>
    Limited,

    /// <summary>503.</summary>
    Ill,

    /// <summary>Nothing is answered any more.</summary>
    Cut,
}
