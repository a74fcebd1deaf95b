using System.Diagnostics;
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
        using (var kill = Process.Start("kill", ["-s", signal, RunningDecoders.Of(pipe)[0]])) await kill.WaitForExitAsync(Token);

        Assert.Equal(AudioAnalysisFault.Passing, (await Assert.ThrowsAsync<AudioAnalysisException>(() => decoding)).Fault);
    }

    [Fact]
    public async Task A_disk_that_gives_nothing_for_a_minute_is_no_fault_of_the_file()
    {
        var pipe = Pipe();
        var decoding = DecodeAsync(pipe);
        await Eventually.TrueAsync(() => RunningDecoders.Of(pipe).Length == 1, "ffmpeg runs");
        _clock.Advance(TimeSpan.FromSeconds(70));

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

    /// <summary>Nothing ever comes out of it, as of a drive that is gone.</summary>
    private string Pipe()
    {
        var path = _folder.In("pipe.wav");
        using var make = Process.Start("mkfifo", path);
        make.WaitForExit();
        return path;
    }
}
