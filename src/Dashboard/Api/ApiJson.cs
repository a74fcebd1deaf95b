using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Roomtone.Contracts;

namespace Roomtone.Dashboard.Api;

/// <summary>JSON as on the MQTT wire, except that nulls are written, so that a browser sees every member.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Like(new(JsonSerializerDefaults.Web));

    /// <summary>Applies our conventions to <paramref name="options"/>.</summary>
    public static JsonSerializerOptions Like(JsonSerializerOptions options)
    {
        // ASP.NET Core leaves < and > as they are. What boxes and strangers
        // wrote is in these answers, so no answer may read as HTML, wherever it lands.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.MaxDepth = Wire.Json.MaxDepth;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        foreach (var converter in Wire.Json.Converters) options.Converters.Add(converter);
        return options;
    }
}
