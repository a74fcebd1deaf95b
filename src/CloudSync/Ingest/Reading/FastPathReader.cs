using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>
/// A single pass over a message that parses mood events in the canonical form, as boxes write them: nearly all events, at a
/// third of the cost. Everything else is left to <see cref="BatchReader"/>, which reports what is wrong. Nothing is accepted
/// here that would be refused there.
/// </summary>
internal ref struct FastPathReader(ReadOnlySpan<byte> payload)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonFields.MaxDepth };

    private Utf8JsonReader _json = new(payload, Options);

    public Guid Epoch { get; private set; }

    /// <summary>Reads up to the first event.</summary>
    /// <returns>False when the message does not begin in the canonical form.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool Begin()
    {
        if (!Next(JsonTokenType.StartObject))
            return false;
        if (!NextIs("v"u8) || !Next(JsonTokenType.Number) || !_json.TryGetInt32(out var version) || version != EventBatch.Version)
            return false;
        if (!NextIs("epoch"u8) || !Next(JsonTokenType.String) || !_json.TryGetGuid(out var epoch) || epoch == Guid.Empty)
            return false;
        Epoch = epoch;
        return NextIs("events"u8) && Next(JsonTokenType.StartArray);
    }

    /// <summary>Moves to the next event.</summary>
    /// <param name="quick">The event, or null when it is not a mood event in the canonical form.</param>
    /// <param name="raw">Its bytes in the payload.</param>
    /// <returns>False at the end of the list.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool NextEvent(out FastMoodEvent? quick, out Range raw)
    {
        (quick, raw) = (null, default);
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray) return false;
        var start = (int)_json.TokenStartIndex;
        var walker = _json;
        quick = FastMoodEvent.TryRead(ref walker);
        if (quick is null) _json.Skip();
        else _json = walker;
        raw = start..(int)_json.BytesConsumed;
        return true;
    }

    /// <returns>False when anything follows the end.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool End() => Next(JsonTokenType.EndObject) && !_json.Read();

    private bool Next(JsonTokenType type) => _json.Read() && _json.TokenType == type;

    private bool NextIs(ReadOnlySpan<byte> name) => Next(JsonTokenType.PropertyName) && _json.ValueTextEquals(name);
}
