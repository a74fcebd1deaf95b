using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Roomtone.Dashboard.History.Export;

/// <summary>An object a line, in UTF-8 (https://jsonlines.org). What is not known is null.</summary>
internal sealed class JsonLines : IRowFormat
{
    // Foreign letters stay readable; what means something in HTML does not.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Name => "jsonl";

    public string ContentType => "application/jsonl; charset=utf-8";

    public void WriteHead(IBufferWriter<byte> into, IReadOnlyList<string> columns)
    {
        // Each line names its own members.
    }

    public void WriteRow(IBufferWriter<byte> into, IReadOnlyList<string> columns, IReadOnlyList<object?> values)
    {
        using (var json = new Utf8JsonWriter(into, Options))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++) Write(json, columns[i], values[i]);
            json.WriteEndObject();
        }

        into.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        if (value is DateTime time) json.WriteStringValue(time.ToString(RowTime.Format, CultureInfo.InvariantCulture));
        else JsonSerializer.Serialize(json, value);
    }
}
