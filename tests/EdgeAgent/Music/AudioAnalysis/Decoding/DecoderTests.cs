using System.Diagnostics;
using System.Globalization;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis.Decoding;

/// <summary>What ends a decoding, and whose fault it is; with the real ffmpeg.</summary>
public sealed class DecoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("TERM")] // A stop of the service reaches its whole control group.
    [InlineData("KILL")] // As the system does where memory runs out.
    [InlineData("INT")]
    public async Task What_ends_the_decoder_from_outside_is_no_fault_of_the_file(string signal)
    {
        var pipe = Pipe();
        var decoding = DecodeAsync(pipe);
        await Eventually.TrueAsync(() => RunningDecoders.Of(pipe).Length == 1, "ffmpeg runs");
        // One that has just begun may miss it: where nobody sits at the tests' terminal, an interrupt is ignored at first.
        await Eventually.TrueAsync(
            async () =>
            {
                if (RunningDecoders.Of(pipe) is not [var running]) return true;
                using var kill = Process.Start("kill", ["-s", signal, running]);
                await kill.WaitForExitAsync(Token);
                return false;
            },
            "ffmpeg ends");

        Assert.Equal(AudioAnalysisFault.Passing, (await Assert.ThrowsAsync<AudioAnalysisException>(() => decoding)).Fault);
    }

    [Fact]
    public async Task A_disk_that_gives_nothing_for_a_minute_is_no_fault_of_the_file()
    {
        var pipe = Pipe();
        var decoding = DecodeAsync(pipe);
        await Eventually.TrueAsync(() => RunningDecoders.Of(pipe).Length == 1, "ffmpeg runs");
        // ffmpeg may be seen a moment before it is watched.
        await Eventually.TrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(70));
                return decoding.IsCompleted;
            },
            "it is given up");

        var fault = await Assert.ThrowsAsync<AudioAnalysisException>(() => decoding);
        Assert.Equal(AudioAnalysisFault.Passing, fault.Fault);
        Assert.Contains("No sound came", fault.Message, StringComparison.Ordinal);
        Assert.Empty(RunningDecoders.Of(pipe));
    }

    [Fact]
    public async Task A_stop_of_the_agent_ends_the_decoder()
    {
        var pipe = Pipe();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var decoding = DecodeAsync(pipe, stop.Token);
        await Eventually.TrueAsync(() => RunningDecoders.Of(pipe).Length == 1, "ffmpeg runs");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => decoding);
        Assert.Empty(RunningDecoders.Of(pipe));
    }

    [Theory]
    [InlineData(139, "", nameof(AudioAnalysisFault.File))] // It crashes over the file.
    [InlineData(1, "file:x.mp3: Invalid data found when processing input", nameof(AudioAnalysisFault.File))]
    [InlineData(127, "nice: 'ffmpeg': No such file or directory", nameof(AudioAnalysisFault.All))]
    [InlineData(1, "prlimit: failed to set the DATA resource limit: Operation not permitted", nameof(AudioAnalysisFault.All))]
    [InlineData(255, "", nameof(AudioAnalysisFault.Passing))]
    [InlineData(137, "", nameof(AudioAnalysisFault.Passing))]
    public void An_exit_code_says_whose_fault_it_is(int exitCode, string said, string fault)
    {
        var path = _folder.In("x.mp3");
        File.WriteAllText(path, "x");

        Assert.Equal(fault, Assert.Throws<AudioAnalysisException>(() => DecoderEnd.Require(exitCode, said, path)).Fault.ToString());
    }

    [Fact]
    public void A_file_that_is_gone_meanwhile_is_tried_again() => Assert.Equal(
        AudioAnalysisFault.Passing,
        Assert.Throws<AudioAnalysisException>(() => DecoderEnd.Require(1, "Input/output error", _folder.In("gone.mp3"))).Fault);

    public static TheoryData<string> Lists => new()
    {
        Hls("http://HERE/hls.flac"),
        Hls("concat:http://HERE/a.flac|other.flac"),
        Hls("file://FOLDER/other.flac"),
        Hls("other.flac"),
        Dash("http://HERE/dash.flac"),
        "ffconcat version 1.0\nfile 'other.flac'\n",
        "ffconcat version 1.0\nfile 'http://HERE/concat.flac'\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
    };

    /// <summary>Without the list of formats the files are read; with more protocols, the port is asked.</summary>
    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_text_that_names_sound_elsewhere_is_not_followed(string text)
    {
        using var elsewhere = new CountedRequests();
        Tones.Make(_folder.In("other.flac"), 440, 2);
        var here = $"127.0.0.1:{elsewhere.Port.ToString(CultureInfo.InvariantCulture)}";
        var list = text.Replace("HERE", here, StringComparison.Ordinal).Replace("FOLDER", _folder.Path, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder.In("list.wav"), list, Token);

        var fault = Assert.Throws<AudioAnalysisException>(
            () => new Decoder(TimeProvider.System).Decode(new SoundSource(_folder.In("list.wav")), _ => { }, Token));

        Assert.Equal(AudioAnalysisFault.File, fault.Fault);
        Assert.Equal(0, await elsewhere.BeforeMineAsync());
    }

    [Theory]
    [InlineData("flac")]
    [InlineData("mp3")]
    [InlineData("ogg")]
    [InlineData("opus")]
    [InlineData("m4a")]
    [InlineData("aac")]
    [InlineData("wav")]
    [InlineData("aiff")]
    [InlineData("wma")]
    [InlineData("wv")]
    [InlineData("mka")]
    [InlineData("caf")]
    [InlineData("au")]
    [InlineData("ac3")]
    [InlineData("tta")]
    public void Every_usual_format_of_music_is_heard(string ending)
    {
        Tones.Make(_folder.In("song." + ending), 440, 2);
        var samples = 0;

        new Decoder(TimeProvider.System).Decode(new SoundSource(_folder.In("song." + ending)), heard => samples += heard.Length, Token);

        Assert.InRange(samples / 2.0 / AudioFeatureExtractor.SampleRate, 1.9, 2.3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void However_many_channels_there_are_two_are_heard(int channels)
    {
        var path = _folder.In("song.wav");
        File.WriteAllBytes(path, OddSound.Wave(OddSound.Samples(44_100 * channels), channels: (ushort)channels));
        var samples = 0;

        new Decoder(TimeProvider.System).Decode(new SoundSource(path), heard => samples += heard.Length, Token);

        Assert.Equal(1, samples / 2.0 / AudioFeatureExtractor.SampleRate, 0.05);
    }

    [Fact]
    public void A_picture_of_many_pixels_in_the_tags_is_not_decoded()
    {
        Tones.Make(_folder.In("song.mp3"), 440, 2);
        OddTags.PutPicture(_folder.In("song.mp3"), OddTags.Png(8000, 8000));
        var samples = 0;

        new Decoder(TimeProvider.System).Decode(new SoundSource(_folder.In("song.mp3")), heard => samples += heard.Length, Token);

        Assert.InRange(samples / 2.0 / AudioFeatureExtractor.SampleRate, 1.9, 2.2);
    }

    [Fact]
    public async Task The_last_words_of_a_program_that_talks_without_end_are_kept()
    {
        var said = await LastWords.ReadAsync(new StringReader(new string('x', 1_000_000) + "\nlast"));

        Assert.EndsWith("last", said, StringComparison.Ordinal);
        Assert.InRange(said.Length, 4, 10_000);
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task DecodeAsync(string path, CancellationToken? cancellationToken = null) => Task.Run(
        () => new Decoder(_clock).Decode(new SoundSource(path), _ => { }, cancellationToken ?? Token), Token);

    private static string Hls(string address) => $"#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{address}\n#EXT-X-ENDLIST\n";

    private static string Dash(string address) => $"""
        <?xml version="1.0"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">
        <Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" bandwidth="1000"><BaseURL>{address}</BaseURL></Representation></AdaptationSet></Period>
        </MPD>
        """;

    /// <summary>Nothing ever comes out of it, as of a drive that is gone.</summary>
    private string Pipe()
    {
        var path = _folder.In("pipe.wav");
        using var make = Process.Start("mkfifo", path);
        make.WaitForExit();
        return path;
    }
}
