using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Roomtone.Dashboard.Tests;

/// <summary>What the dashboard answered. The body is undefined where it is not JSON.</summary>
internal sealed record Answer(int Status, JsonElement Body, string Text, HttpResponseMessage Message)
{
    /// <summary>The sentence of a refusal.</summary>
    public string Error => Body.GetProperty("detail").GetString()!;
}

/// <summary>One person's browser: keeps its cookie and says that it is ours.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
        _http.DefaultRequestHeaders.Add("X-Roomtone", "1");
    }

    /// <summary>Which encodings it takes from now on.</summary>
    public void Accepts(string encodings) => _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", encodings);

    /// <summary>Now a foreign page sends its requests.</summary>
    public void ForgetHeader() => _http.DefaultRequestHeaders.Remove("X-Roomtone");

    public Task<Answer> LogInAsync(string name, string password) => PostAsync("/api/session", new { name, password });

    public Task<Answer> CommandAsync(string device, string name, object? args = null) =>
        PostAsync($"/api/devices/{device}/commands", new { name, args });

    public Task<Answer> GetAsync(string path) => ReadAsync(_http.GetAsync(path));

    public Task<Answer> PostAsync(string path, object body) => ReadAsync(_http.PostAsJsonAsync(path, body));

    public Task<Answer> PutAsync(string path, object body) => ReadAsync(_http.PutAsJsonAsync(path, body));

    public Task<Answer> DeleteAsync(string path) => ReadAsync(_http.DeleteAsync(path));

    public Task<Answer> PostTextAsync(string path, string body, string type = "application/json") =>
        ReadAsync(_http.PostAsync(path, new StringContent(body, Encoding.UTF8, type)));

    public Task<Answer> PutTextAsync(string path, string body) =>
        ReadAsync(_http.PutAsync(path, new StringContent(body, Encoding.UTF8, "application/json")));

    public Task<Answer> SendAsync(string method, string path) =>
        ReadAsync(_http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)));

    /// <summary>Only the head of the answer: the rest is read as it comes.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path) => _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>The same for a part of a file.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, RangeHeaderValue range) =>
        _http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = range } }, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>The person may leave before the answer.</summary>
    public Task<HttpResponseMessage> AskAsync(string path, CancellationToken gone) => _http.GetAsync(path, gone);

    public async Task<LiveView> WatchAsync() =>
        new(await OpenAsync("/api/live"));

    public void Dispose() => _http.Dispose();

    private static async Task<Answer> ReadAsync(Task<HttpResponseMessage> sending)
    {
        var message = await sending;
        var text = await message.Content.ReadAsStringAsync();
        var isJson = message.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json" && text.Length > 0;
        return new((int)message.StatusCode, isJson ? JsonSerializer.Deserialize<JsonElement>(text) : default, text, message);
    }
}
