using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Lab.Spotify;

namespace Roomtone.Lab.Demo;

/// <summary>Made-up songs for the stand-in, and the tags that an owner would have given them.</summary>
internal static class DemoSongs
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(45);

    private static readonly (string Title, string Artist, Mood Mood)[] Songs =
    [
        ("Lemonade Windows", "Kite Season", Mood.Happy),
        ("Paper Suns", "The Harbour Lights", Mood.Happy),
        ("Dancing in Socks", "Marla Quick", Mood.Happy),
        ("Second Breakfast", "Oak & Ember", Mood.Calm),
        ("Slow River", "Lantern Coast", Mood.Calm),
        ("Rain on Tin", "Ines Alder", Mood.Calm),
        ("Static Teeth", "Volt Parade", Mood.Tense),
        ("Red Corridor", "The Night Shift", Mood.Tense),
        ("Countdown", "Iron Finch", Mood.Tense),
        ("Empty Platform", "June Holloway", Mood.Sad),
        ("Letters Unsent", "Grey Orchard", Mood.Sad),
        ("Last Ferry", "Tomas Wren", Mood.Sad),
        ("Even Ground", "Plain Fields", Mood.Neutral),
        ("Tuesday", "Middle Distance", Mood.Neutral),
    ];

    public static IReadOnlyList<FakeSpotifyTrack> Tracks { get; } =
        [.. Songs.Select((song, number) => FakeSpotifyTrack.Numbered(number + 1, song.Title, song.Artist, Length))];

    /// <summary>The owner's own words on them, as in <c>Spotify:Catalogue</c>.</summary>
    public static string Catalogue() =>
        JsonSerializer.Serialize(
            Tracks.Zip(
                Songs,
                (track, song) =>
                    new
                    {
                        uri = track.Uri,
                        title = track.Title,
                        artist = track.Artist,
                        mood = song.Mood,
                        language = "en",
                        @explicit = false,
                        seconds = track.Length.TotalSeconds,
                    }
            ),
            Wire.Json
        );
}
