using System.Net.Http.Headers;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>What the directory of stations answers, and the lists (.pls, .m3u, HLS) behind a station's address.</summary>
internal sealed class RadioInputs : IInputKind
{
    /// <summary>A station beside those of the input, which must be found whatever they are.</summary>
    private const string Good = """{"stationuuid":"0195e6a1-3f0a-7000-8000-0000000000ff","name":"Good","url":"http://good.example/live"}""";

    private readonly OneAnswer _web = new();

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(
    [
        OneAnswer.Input(
            """[{"stationuuid":"0195e6a1-3f0a-7000-8000-000000000001","name":"One","url":"http://s.example/a.pls","url_resolved":"http://s.example/a","countrycode":"DE","language":"german","languagecodes":"de","tags":"jazz,soul","codec":"MP3","bitrate":128,"hls":0},{"stationuuid":"0195e6a1-3f0a-7000-8000-000000000002","name":"Two","url":"https://s.example/b.m3u8","bitrate":64,"hls":1}]"""),
        OneAnswer.Input("""[{"ip":"2001:db8::1","name":"de1.radio.example"},{"ip":"192.0.2.1","name":"at1.radio.example"}]"""),
        OneAnswer.Input("[playlist]\r\nTitle1=One\r\nFile1=http://s.example/live\r\nLength1=-1\r\n", "200 audio/x-scpls"),
        OneAnswer.Input("#EXTM3U\n#EXTINF:-1,One\nhttps://s.example/live?a=b\nlive.aac\n", "200 audio/x-mpegurl"),
        OneAnswer.Input("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n1.ts\n", "200 application/vnd.apple.mpegurl"),
    ]);

    public byte[] Mutate(byte[] input, Random random) => OneAnswer.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        _web.Take(input);
        using var http = new HttpClient(_web, disposeHandler: false);
        await SearchAsync(http);
        await ResolveAsync(http, "http://s.example/list.m3u");
        await ResolveAsync(http, "http://s.example/live");
        Pick(Message.Read(input).Payload);
    }

    public ValueTask DisposeAsync()
    {
        _web.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task SearchAsync(HttpClient http)
    {
        var mirrors = new DirectoryMirrors(TimeProvider.System);
        var directory = new RadioDirectory(
            http, new RadioSettings(), mirrors, TimeProvider.System, (_, _) => Task.FromResult<IReadOnlyList<string>>([]));
        try
        {
            var found = await directory.SearchAsync(new StationQuery("one", "", "", "", 20), CancellationToken.None);
            _ = Wire.Write(found);
            foreach (var one in found)
                if (new RadioStation(one.Address, one.Name).Fault() is { } fault) throw new InvalidOperationException($"It cannot be kept: {fault}.");
        }
        catch (RadioDirectoryException)
        {
            // Said, and asked again later.
        }
    }

    private static async Task ResolveAsync(HttpClient http, string address)
    {
        try
        {
            var stream = await new StationAddress(http, TimeProvider.System).ResolveAsync(address, CancellationToken.None);
            var web = stream.StartsWith("hls+", StringComparison.Ordinal) ? stream[4..] : stream;
            if (!RadioStation.IsAddress(web)) throw new InvalidOperationException("The player is given what is no address.");
        }
        catch (SpeakerException)
        {
            // Another station has its turn.
        }
    }

    /// <summary>One odd station takes no other along.</summary>
    private static void Pick(byte[] body)
    {
        if (body is not [(byte)'[', .., (byte)']']) return;
        try
        {
            using var content = new ByteArrayContent([(byte)'[', .. System.Text.Encoding.UTF8.GetBytes(Good), (byte)',', .. body[1..]]);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = DirectoryAnswer.ReadAsync(content, CancellationToken.None).GetAwaiter().GetResult();
            if (!DirectoryAnswer.Stations(answer.RootElement, 20).Any(station => station.Name == "Good"))
                throw new InvalidOperationException("An odd station has taken another one along.");
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // No list, or too large a one: the next server is asked.
        }
    }
}
