using System.Net;
using System.Net.Sockets;
using System.Text;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Radio;

namespace Roomtone.EdgeAgent.Tests.Speaker.Radio;

public sealed class StationAddressTests : HttpMessageHandler
{
    private readonly Dictionary<string, (string Type, string Text)> _pages = [];
    private readonly Dictionary<string, Uri> _moved = [];

    [Theory]
    [InlineData("[playlist]\r\nTitle1=One\r\nFile1=http://s.example/live\r\n", "http://s.example/live")]
    [InlineData("#EXTM3U\n#EXTINF:-1,One\nhttps://s.example/live?a=b\n", "https://s.example/live?a=b")]
    [InlineData("live.aac\n", "http://radio.example/live.aac")]
    public async Task A_list_names_the_stream(string list, string stream)
    {
        _pages["http://radio.example/list.m3u"] = ("audio/x-mpegurl", list);

        Assert.Equal(stream, await ResolveAsync("http://radio.example/list.m3u"));
    }

    [Fact]
    public async Task A_stream_is_taken_as_it_is_whatever_its_name()
    {
        _pages["http://radio.example/odd.pls"] = ("audio/mpeg", "ID3");

        Assert.Equal("http://radio.example/odd.pls", await ResolveAsync("http://radio.example/odd.pls"));
    }

    [Fact]
    public async Task Hls_is_left_to_the_player()
    {
        _pages["https://radio.example/a.m3u8"] = ("application/vnd.apple.mpegurl", "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n1.ts\n");

        Assert.Equal("hls+https://radio.example/a.m3u8", await ResolveAsync("https://radio.example/a.m3u8"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001")]
    [InlineData("#EXTM3U\n")]
    [InlineData("file:///etc/passwd\n")]
    [InlineData("http://radio.example/list.m3u\n")]
    public async Task A_list_that_leads_nowhere_is_said(string list)
    {
        _pages["http://radio.example/list.m3u"] = ("audio/x-mpegurl", list);

        var fault = await Assert.ThrowsAsync<SpeakerException>(() => ResolveAsync("http://radio.example/list.m3u"));

        Assert.Equal(SpeakerFault.Track, fault.Fault);
        Assert.StartsWith("The station at radio.example has no stream: ", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Servers of SHOUTcast, which many stations still have, do not speak HTTP; MPD understands them.</summary>
    [Fact]
    public async Task A_server_that_answers_as_SHOUTcast_does_is_the_stream()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, "ICY 200 OK\r\nicy-name:One\r\ncontent-type:audio/mpeg\r\n\r\n");
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        using var http = new HttpClient();

        var stations = new StationAddress(http, TimeProvider.System);
        Assert.Equal(address, await stations.ResolveAsync(address, TestContext.Current.CancellationToken));
        await answering;
    }

    [Fact]
    public async Task A_name_in_a_list_that_has_moved_counts_from_where_the_list_is()
    {
        _pages["http://radio.example/moved.m3u"] = ("audio/x-mpegurl", "live.aac\n");
        _moved["http://radio.example/moved.m3u"] = new Uri("http://other.example/lists/one.m3u");

        Assert.Equal("http://other.example/lists/live.aac", await ResolveAsync("http://radio.example/moved.m3u"));
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 }) ;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.NotFound);
        if (_pages.TryGetValue(request.RequestUri!.AbsoluteUri, out var page))
            (answer.StatusCode, answer.Content) = (HttpStatusCode.OK, new StringContent(page.Text, Encoding.UTF8, page.Type));
        else if (!request.RequestUri.AbsolutePath.EndsWith(".m3u", StringComparison.Ordinal))
            (answer.StatusCode, answer.Content) = (HttpStatusCode.OK, new StringContent("x", Encoding.UTF8, "audio/mpeg"));
        var at = _moved.GetValueOrDefault(request.RequestUri.AbsoluteUri);
        answer.RequestMessage = at is null ? request : new HttpRequestMessage(HttpMethod.Get, at); // As a followed redirect leaves it.
        return Task.FromResult(answer);
    }

    private async Task<string> ResolveAsync(string address)
    {
        using var http = new HttpClient(this, disposeHandler: false);
        return await new StationAddress(http, TimeProvider.System).ResolveAsync(address, TestContext.Current.CancellationToken);
    }
}
