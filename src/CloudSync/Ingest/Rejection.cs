using System.Security.Cryptography;
using System.Text;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest;

/// <summary>A message or event that could not be read, and why.</summary>
/// <param name="Id">Hash of the event's key and text or, without a key, of the payload: a repeat has the same id.</param>
/// <param name="Device">Empty where the topic names no valid device.</param>
/// <param name="Epoch">Null where it cannot be read.</param>
/// <param name="Seq">Null where it cannot be read.</param>
/// <param name="Topic">Where it came in.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="Payload">Complete where it is acknowledged, otherwise possibly truncated.</param>
/// <param name="PayloadBytes">Of the whole.</param>
/// <param name="At">When it arrived.</param>
internal sealed record Rejection(
    Guid Id,
    string Device,
    Guid? Epoch,
    long? Seq,
    string Topic,
    string Reason,
    string Payload,
    int PayloadBytes,
    DateTimeOffset At)
{
    private const int MaxReason = 512;
    private const int MaxTopic = 256;

    /// <summary>What is not acknowledged comes again, so a prefix is enough.</summary>
    private const int MaxUnconfirmedBytes = 16 * 1024;

    /// <summary>An event that will be acknowledged: it is kept complete.</summary>
    public static Rejection OfEvent(EventKey key, string topic, string reason, ReadOnlySpan<byte> json, DateTimeOffset at) =>
        new(
            // With what it says: two boxes from one card may give one number to two events.
            IdOf([.. Encoding.UTF8.GetBytes($"{key.Device} {key.Epoch} {key.Seq}"), 0, .. json]),
            key.Device,
            key.Epoch,
            key.Seq,
            EventText.Shortened(topic, MaxTopic),
            EventText.Shortened(reason, MaxReason),
            Encoding.UTF8.GetString(json),
            json.Length,
            at
        );

    /// <summary>An event whose key another one has: two boxes write in one epoch.</summary>
    public static Rejection OfTwin<T>(Recorded<T> recorded, string type) =>
        OfEvent(
            recorded.Key,
            Topics.Events(recorded.Key.Device),
            "Another event has this number at this moment: two boxes share one card's copy. Set one of them up anew.",
            Wire.Write(new RoomEvent(recorded.Key.Seq, recorded.At, type, Wire.Element(recorded.Data))),
            recorded.At
        );

    /// <summary>A payload without a readable key. Unless <paramref name="whole"/>, it may be truncated.</summary>
    public static Rejection OfPayload(
        string device,
        string topic,
        string reason,
        ReadOnlySpan<byte> payload,
        DateTimeOffset at,
        bool whole = false
    )
    {
        var kept = whole || payload.Length <= MaxUnconfirmedBytes ? payload : payload[..MaxUnconfirmedBytes];
        return new(
            IdOf([.. Encoding.UTF8.GetBytes(topic), 0, .. payload]),
            device,
            null,
            null,
            EventText.Shortened(topic, MaxTopic),
            EventText.Shortened(reason, MaxReason),
            Encoding.UTF8.GetString(kept),
            payload.Length,
            at
        );
    }

    private static Guid IdOf(ReadOnlySpan<byte> identity) => new(SHA256.HashData(identity).AsSpan(0, 16), bigEndian: true);
}
