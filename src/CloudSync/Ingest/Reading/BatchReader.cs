using System.Runtime.InteropServices;
using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>
/// Parses a box's message into a batch, event by event. An unreadable event is stored as rejected and acknowledged like the
/// others, which it does not affect. Only an event without epoch and number cannot be acknowledged.
/// </summary>
/// <param name="settings">What is taken.</param>
/// <param name="fastPath">Whether to try the fast path first, at a third of the cost; the result is the same.</param>
internal sealed class BatchReader(IngestSettings settings, bool fastPath = true)
{
    /// <summary>Far above 500 events of a box, and far below a packet of the database when it is written in hexadecimal.</summary>
    private const int MaxBytes = 1024 * 1024;

    private readonly EventReader _events = new(settings.ClockAhead);

    public void Read(ReceivedMessage message, WriteBatch batch)
    {
        var device = Note(message, batch);
        var before = batch.Mark();
        try
        {
            if (device.Length == 0)
                throw new UnreadableException("The topic names no valid device.");
            if (message.Payload.Length > MaxBytes)
                throw new UnreadableException($"The message has {message.Payload.Length} bytes; at most {MaxBytes} are read.");
            if (fastPath && TryFastPath(new Source(message, device, batch)))
                return;
            using var document = JsonFields.Document(message.Payload);
            Read(document.RootElement, new Source(message, device, batch), null);
        }
        catch (UnreadableException e)
        {
            batch.Rejections.Add(Rejection.OfPayload(device, message.Topic, e.Message, message.Payload.Span, message.At));
        }
        catch (Exception e)
        {
            // Nobody has thought of it; still it is this message's fault, and the others go on.
            batch.CutBackTo(before);
            batch.Rejections.Add(
                Rejection.OfPayload(device, message.Topic, $"It failed while it was read: {e.Message}", message.Payload.Span, message.At)
            );
        }
    }

    /// <summary>
    /// For a message that the database refused: rejects each of its events for <paramref name="reason"/> and acknowledges
    /// them.
    /// </summary>
    public void Reject(ReceivedMessage message, WriteBatch batch, string reason)
    {
        var device = Note(message, batch);
        using var document = JsonFields.Document(message.Payload);
        Read(document.RootElement, new Source(message, device, batch), reason);
    }

    /// <returns>False when the message is not in the canonical form; the batch is then unchanged.</returns>
    private bool TryFastPath(Source source)
    {
        var before = source.Batch.Mark();
        try
        {
            if (ReadFastPath(source)) return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or UnreadableException)
        {
            // The full parser says what is wrong.
        }

        source.Batch.CutBackTo(before);
        return false;
    }

    private bool ReadFastPath(Source source)
    {
        var reader = new FastPathReader(source.Message.Payload.Span);
        if (!reader.Begin()) return false;
        var (numbers, count) = (new List<long>(EventBatch.MaxEvents), 0);
        for (; reader.NextEvent(out var quick, out var raw); count++)
        {
            if (count == EventBatch.MaxEvents) return false;
            if (ReadEvent(quick, raw, reader.Epoch, source) is { } number) numbers.Add(number);
        }

        if (count == 0 || !reader.End()) return false;
        source.Batch.Confirmations.AddRange(Confirm(source.Device, reader.Epoch, numbers, count));
        return true;
    }

    private long? ReadEvent(FastMoodEvent? quick, Range raw, Guid epoch, Source source)
    {
        if (quick is { } mood && _events.TryAdd(mood, new EventKey(source.Device, epoch, mood.Seq), source.Message.At, source.Batch))
            return mood.Seq;
        using var document = JsonFields.Document(source.Message.Payload[raw]);
        return ReadEvent(document.RootElement, epoch, source, null);
    }

    private void Read(JsonElement root, Source source, string? refusal)
    {
        if (JsonFields.Id(JsonFields.Member(root, "epoch")) is not { } epoch)
            throw new UnreadableException("The message has no \"epoch\" that is a UUID.");
        if (JsonFields.Member(root, "events") is not { ValueKind: JsonValueKind.Array } events)
            throw new UnreadableException("The message has no list of \"events\".");
        var count = events.GetArrayLength();
        if (count is 0 or > EventBatch.MaxEvents)
            throw new UnreadableException($"The message has {count} events; 1 to {EventBatch.MaxEvents} are allowed.");
        if (JsonFields.Count(JsonFields.Member(root, "v")) is not EventBatch.Version)
            refusal ??= $"The message is not of version {EventBatch.Version} of the wire.";

        var numbers = new List<long>(count);
        foreach (var element in events.EnumerateArray())
        {
            if (ReadEvent(element, epoch, source, refusal) is { } number) numbers.Add(number);
        }

        source.Batch.Confirmations.AddRange(Confirm(source.Device, epoch, numbers, count));
    }

    /// <returns>The event's number, or null where it has none.</returns>
    private long? ReadEvent(JsonElement element, Guid epoch, Source source, string? refusal)
    {
        if (NumberOf(element) is not { } seq)
        {
            source.Batch.Rejections.Add(
                Rejection.OfPayload(
                    source.Device,
                    source.Message.Topic,
                    "The event has no \"seq\" above 0.",
                    JsonMarshal.GetRawUtf8Value(element),
                    source.Message.At,
                    whole: true
                )
            );
            return null;
        }

        var key = new EventKey(source.Device, epoch, seq);
        try
        {
            if (refusal is not null) throw new UnreadableException(refusal);
            _events.Read(element, key, source.Message.At, source.Batch);
        }
        catch (UnreadableException e)
        {
            source.Batch.Rejections.Add(
                Rejection.OfEvent(key, source.Message.Topic, e.Message, JsonMarshal.GetRawUtf8Value(element), source.Message.At)
            );
        }

        return seq;
    }

    private static long? NumberOf(JsonElement element)
    {
        try
        {
            return JsonFields.Count(JsonFields.Member(element, "seq"));
        }
        catch (UnreadableException)
        {
            return null; // The caller reports the missing number.
        }
    }

    /// <summary>
    /// An event without a number is covered by the range around it. Without such an event, only what arrived is acknowledged.
    /// </summary>
    private static IEnumerable<Confirmation> Confirm(string device, Guid epoch, List<long> numbers, int events)
    {
        if (numbers.Count == 0)
            return [];
        return numbers.Count < events
            ? [new Confirmation(device, epoch, numbers.Min(), numbers.Max())]
            : Confirmation.Of(device, epoch, numbers);
    }

    private static string Note(ReceivedMessage message, WriteBatch batch)
    {
        batch.Messages.Add(message);
        var device = Topics.DeviceOf(message.Topic) ?? "";
        if (device.Length > 0) batch.Heard[device] = message.At;
        return device;
    }

    private sealed record Source(ReceivedMessage Message, string Device, WriteBatch Batch);
}
