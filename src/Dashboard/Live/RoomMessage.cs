using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Parses state messages of boxes. They are not trusted: incomplete or oversized ones are rejected.</summary>
internal static class RoomMessage
{
    /// <summary>The largest honest message, a track with twenty suggestions, is about 10 kB.</summary>
    private const int MaxBytes = 32 * 1024;

    /// <returns>The room after the message, or null where the topic is unknown.</returns>
    /// <exception cref="JsonException">The payload is not what its topic promises.</exception>
    public static Room? Apply(Room room, MqttMessage message)
    {
        if (message.Payload.Length > MaxBytes)
            throw new JsonException($"The message has {message.Payload.Length} bytes; at most {MaxBytes} are read.");
        return message.Topic[(message.Topic.IndexOf('/', message.Topic.IndexOf('/') + 1) + 1)..] switch
        {
            "status" => room with { Status = Read<DeviceStatus>(message, status => status.Version is not null) },
            "state/mood" => room with { Mood = Read<LiveMood>(message, mood => mood is { Reading: not null, Why: not null }) },
            "state/track" => room with { Track = Read<LiveTrack>(message, IsComplete) },
            "state/sensing" => room with
            {
                Sensing = Read<LiveSensing>(message, sensing => sensing is { Camera: not null, Detail: not null }),
            },
            "state/health" => room with { Health = Read<LiveHealth>(message, health => health.At != default) },
            "state/wishes" => room with { Wishes = Read<LiveWishes>(message, IsComplete) },
            "speaker/desired" => room with
            {
                Speaker = Read<DesiredSound>(message, sound => sound.Track is null || IsComplete(sound.Track)),
            },
            "settings/desired" => room with
            {
                Desired = Read<DesiredSettings>(message, desired => desired.Settings is not null && IsRevision(desired.Revision)),
            },
            "settings/reported" => room with
            {
                Reported = Read<ReportedSettings>(message, reported => reported.Settings is not null && IsRevision(reported.Revision)),
            },
            _ => null,
        };
    }

    private static bool IsComplete(LiveTrack state) =>
        state is { Why: not null, Suggestions: not null }
        && (state.Track is null || IsComplete(state.Track))
        && state.Suggestions.All(suggestion => suggestion is { Track: not null, Why: not null } && IsComplete(suggestion.Track))
        && (state.Next is null || IsComplete(state.Next));

    private static bool IsComplete(LiveWishes wishes) =>
        wishes is { Sentence: not null, Wishes.Count: <= LiveWishes.Most + 1 }
        && wishes.Wishes.All(wish =>
            wish is { Id: not null, Mark: not null, Title: not null, Artist: not null, Sentence: not null, Words: { } words }
            && GuestWords.Clean(words) == words);

    private static bool IsComplete(UpcomingTracks next) =>
        next.Tracks?.All(upcoming => upcoming is { Track: not null, Why: not null } && IsComplete(upcoming.Track)) == true;

    private static bool IsComplete(TrackInfo track) =>
        track
            is
        {
            Provider: not null,
            Id: not null,
            Title: not null,
            Artist: not null,
            Album: not null,
            Genre: not null,
            Language: not null
        };

    /// <summary>Up to what a browser can count, so that the next one is always greater.</summary>
    private static bool IsRevision(long revision) => revision is >= 0 and < 1L << 52;

    /// <summary>An empty message clears the retained one.</summary>
    private static T? Read<T>(MqttMessage message, Func<T, bool> isComplete)
        where T : class
    {
        if (message.Payload.IsEmpty) return null;
        var state = Wire.Read<T>(message.Payload.Span);
        return isComplete(state) ? state : throw new JsonException("Something is missing in the message.");
    }
}
