using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.Contracts;

namespace Roomtone.Dashboard.Api;

/// <summary>As on the wire, but what is not known is written as null, so that a browser sees every member.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Like(new(JsonSerializerDefaults.Web));

    /// <summary>Makes <paramref name="options"/> speak as we do.</summary>
    public static JsonSerializerOptions Like(JsonSerializerOptions options)
    {
        options.MaxDepth = Wire.Json.MaxDepth;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        foreach (var converter in Wire.Json.Converters) options.Converters.Add(converter);
        return options;
    }
}
