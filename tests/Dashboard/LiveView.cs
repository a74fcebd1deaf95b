using System.Text.Json;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests;

/// <summary>The stream of live events, as an EventSource reads it.</summary>
internal sealed class LiveView(HttpResponseMessage response) : IDisposable
{
    private StreamReader? _lines;

    public HttpResponseMessage Response => response;

    /// <summary>The next event of this name that is about this device.</summary>
    public async Task<JsonElement> NextAsync(string name, string device)
    {
        while (true)
        {
            var (eventName, data) = await NextAsync();
            if (eventName == name && data.TryGetProperty("device", out var about) && about.GetString() == device)
                return data.GetProperty("state");
        }
    }

    /// <summary>The next event, whatever it is.</summary>
    public async Task<(string Name, JsonElement Data)> NextAsync()
    {
        while (true)
        {
            var line = await LineAsync() ?? throw new EndOfStreamException("The stream has ended.");
            if (!line.StartsWith("event: ", StringComparison.Ordinal)) continue;
            var data = await LineAsync();
            return (line["event: ".Length..], JsonSerializer.Deserialize<JsonElement>(data!["data: ".Length..]));
        }
    }

    /// <summary>The next line, or null at the end.</summary>
    public async Task<string?> LineAsync()
    {
        _lines ??= new StreamReader(await response.Content.ReadAsStreamAsync());
        return await _lines.ReadLineAsync().WaitAsync(Eventually.Limit);
    }

    public void Dispose()
    {
        _lines?.Dispose();
        response.Dispose();
    }
}
