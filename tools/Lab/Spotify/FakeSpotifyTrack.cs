namespace Roomtone.Lab.Spotify;

/// <summary>A made-up track of the stand-in.</summary>
/// <param name="Id">22 letters and digits, as Spotify's are.</param>
/// <param name="Title">Shown.</param>
/// <param name="Artist">Shown.</param>
/// <param name="Length">How long it plays.</param>
/// <param name="Explicit">Spotify's own flag.</param>
public sealed record FakeSpotifyTrack(string Id, string Title, string Artist, TimeSpan Length, bool Explicit = false)
{
    public string Uri => "spotify:track:" + Id;

    /// <summary>A track with an id made of a number, so that tests and demos name the same ones.</summary>
    public static FakeSpotifyTrack Numbered(int number, string title, string artist, TimeSpan length) =>
        new($"standin{number:000000000000000}", title, artist, length);
}
