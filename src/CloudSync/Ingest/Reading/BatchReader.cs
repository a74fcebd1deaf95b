using System.Runtime.InteropServices;
using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>
/// Reads a box's message onto a page, event by event: one that cannot be read spoils no other. It is put among the
/// rejected and confirmed like the rest. Only what names no epoch and number cannot be confirmed.
/// </summary>
/// <param name="settings">What is taken.</param>
/// <param name="quickly">Whether what is as boxes write it is read at a third of the cost; the outcome is the same.</param>
internal sealed class BatchReader(IngestSettings settings, bool quickly = true)
{
    /// <summary>Far above 500 events of a box, and far below a packet of the database when it is written in hexadecimal.</summary>
    private const int MaxBytes = 1024 * 1024;

    private readonly EventReader _events = new(settings.ClockAhead);

    public void Read(Arrival arrival, Page page)
    {
        var device = Note(arrival, page);
        try
        {
            if (device.Length == 0)
                throw new UnreadableException("The topic names no valid device.");
            if (arrival.Payload.Length > MaxBytes)
                throw new UnreadableException($"The message has {arrival.Payload.Length} bytes; at most {MaxBytes} are read.");
            if (quickly && TryReadQuickly(new Source(arrival, device, page)))
                return;
            using var document = JsonPart.Document(arrival.Payload);
            Read(document.RootElement, new Source(arrival, device, page), null);
        }
        catch (UnreadableException e)
        {
            page.Rejections.Add(Rejection.OfPayload(device, arrival.Topic, e.Message, arrival.Payload.Span, arrival.At));
        }
    }

    /// <summary>
    /// For a message that the database refused: each of its events is rejected for <paramref name="reason"/>, and confirmed.
    /// </summary>
    public void Reject(Arrival arrival, Page page, string reason)
    {
        var device = Note(arrival, page);
        using var document = JsonPart.Document(arrival.Payload);
        Read(document.RootElement, new Source(arrival, device, page), reason);
    }

    /// <returns>False when the batch as a whole is not as boxes write it; the page is then as before.</returns>
    private bool TryReadQuickly(Source source)
    {
        var before = source.Page.Mark();
        try
        {
            if (ReadQuickly(source)) return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or UnreadableException)
        {
            // The other way says what is wrong with it.
        }

        source.Page.CutBackTo(before);
        return false;
    }

    private bool ReadQuickly(Source source)
    {
        var reader = new QuickReader(source.Arrival.Payload.Span);
        if (!reader.Begin()) return false;
        var (numbers, count) = (new List<long>(EventBatch.MaxEvents), 0);
        for (; reader.NextEvent(out var quick, out var raw); count++)
        {
            if (count == EventBatch.MaxEvents) return false;
            if (ReadEvent(quick, raw, reader.Epoch, source) is { } number) numbers.Add(number);
        }

        if (count == 0 || !reader.End()) return false;
        source.Page.Confirmations.AddRange(Confirm(source.Device, reader.Epoch, numbers, count));
        return true;
    }

    private long? ReadEvent(QuickMood? quick, Range raw, Guid epoch, Source source)
    {
        if (quick is { } mood && _events.TryAdd(mood, new EventKey(source.Device, epoch, mood.Seq), source.Arrival.At, source.Page))
            return mood.Seq;
        using var document = JsonPart.Document(source.Arrival.Payload[raw]);
        return ReadEvent(document.RootElement, epoch, source, null);
    }

    private void Read(JsonElement root, Source source, string? refusal)
    {
        if (JsonPart.Id(JsonPart.Member(root, "epoch")) is not { } epoch)
            throw new UnreadableException("The message has no \"epoch\" that is a UUID.");
        if (JsonPart.Member(root, "events") is not { ValueKind: JsonValueKind.Array } events)
            throw new UnreadableException("The message has no list of \"events\".");
        var count = events.GetArrayLength();
        if (count is 0 or > EventBatch.MaxEvents)
            throw new UnreadableException($"The message has {count} events; 1 to {EventBatch.MaxEvents} are allowed.");
        if (JsonPart.Count(JsonPart.Member(root, "v")) is not EventBatch.Version)
            refusal ??= $"The message is not of version {EventBatch.Version} of the wire.";

        var numbers = new List<long>(count);
        foreach (var element in events.EnumerateArray())
        {
            if (ReadEvent(element, epoch, source, refusal) is { } number) numbers.Add(number);
        }

        source.Page.Confirmations.AddRange(Confirm(source.Device, epoch, numbers, count));
    }

    /// <returns>The event's number, or null where it has none.</returns>
    private long? ReadEvent(JsonElement element, Guid epoch, Source source, string? refusal)
    {
        if (NumberOf(element) is not { } seq)
        {
            source.Page.Rejections.Add(
                Rejection.OfPayload(
                    source.Device,
                    source.Arrival.Topic,
                    "The event has no \"seq\" above 0.",
                    JsonMarshal.GetRawUtf8Value(element),
                    source.Arrival.At,
                    whole: true
                )
            );
            return null;
        }

        var key = new EventKey(source.Device, epoch, seq);
        try
        {
            if (refusal is not null) throw new UnreadableException(refusal);
            _events.Read(element, key, source.Arrival.At, source.Page);
        }
        catch (UnreadableException e)
        {
            source.Page.Rejections.Add(
                Rejection.OfEvent(key, source.Arrival.Topic, e.Message, JsonMarshal.GetRawUtf8Value(element), source.Arrival.At)
            );
        }

        return seq;
    }

    private static long? NumberOf(JsonElement element)
    {
        try
        {
            return JsonPart.Count(JsonPart.Member(element, "seq"));
        }
        catch (UnreadableException)
        {
            return null; // Its caller says that there is no number, which is what matters.
        }
    }

    /// <summary>An event without a number is confirmed by the range that it stood in; without such a one, only what arrived.</summary>
    private static IEnumerable<Confirmation> Confirm(string device, Guid epoch, List<long> numbers, int events)
    {
        if (numbers.Count == 0)
            return [];
        return numbers.Count < events
            ? [new Confirmation(device, epoch, numbers.Min(), numbers.Max())]
            : Confirmation.Of(device, epoch, numbers);
    }

    private static string Note(Arrival arrival, Page page)
    {
        page.Arrivals.Add(arrival);
        var device = Topics.DeviceOf(arrival.Topic) ?? "";
        if (device.Length > 0) page.Heard[device] = arrival.At;
        return device;
    }

    private sealed record Source(Arrival Arrival, string Device, Page Page);
}
