using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.EdgeAgent.Tests.Music.AudioAnalysis.Decoding;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis;

/// <summary>Each odd file is that file's fault: named once, set aside also over a restart, and the rest is measured.</summary>
public sealed class OddSoundTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();

    public static TheoryData<string, string> Broken => new()
    {
        { "nan", "NaN" },
        { "infinite", "NaN" },
        { "loud", "a thousand times" },
        { "channels", "ffmpeg cannot decode" },
        { "rate 1", "ffmpeg cannot decode" },
        { "rate 4 GHz", "ffmpeg cannot decode" },
        { "no channels", "ffmpeg cannot decode" },
        { "no samples", "no sound" },
        { "zero bytes", "0 bytes" },
        { "pipe", "named pipe" },
        { "folder", "folder" },
        { "device", "device" },
        { "list of other files", "ffmpeg cannot decode" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_cannot_be_analysed_is_named_once_and_set_aside(string kind, string cause)
    {
        Make(_folder.In("music/odd.wav"), kind);
        Tones.Make(_folder.In("music/well.flac"), 440, 1);

        Assert.False(Measure("odd.wav", "well.flac"));
        Assert.False(Measure("odd.wav", "well.flac")); // As after a restart.

        var line = Assert.Single(_said.All, said => said.Contains("odd.wav is not analysed", StringComparison.Ordinal));
        Assert.Contains(cause, line, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.In(""), line, StringComparison.Ordinal);
        var known = Known();
        Assert.NotNull(known["well.flac"].Features);
        Assert.NotNull(known["odd.wav"].Fault);
    }

    public static TheoryData<string> Whole => ["says no bytes", "says too many bytes", "more after the end", "-dash.wav", "http:x.wav", "concat:a|b.wav", "100%d.wav"];

    [Theory]
    [MemberData(nameof(Whole))]
    public void What_can_be_heard_is_measured_however_odd(string kind)
    {
        var name = kind.EndsWith(".wav", StringComparison.Ordinal) ? kind : "odd.wav";
        Directory.CreateDirectory(_folder.In("music"));
        var wave = kind switch
        {
            "says no bytes" => OddSound.Wave(OddSound.Samples(88_200), saysBytes: 0),
            "says too many bytes" => OddSound.Wave(OddSound.Samples(88_200), saysBytes: uint.MaxValue),
            "more after the end" => [.. OddSound.Wave(OddSound.Samples(88_200)), .. new byte[5000]],
            _ => OddSound.Wave(OddSound.Samples(88_200)),
        };
        File.WriteAllBytes(Path.Combine(_folder.In("music"), name), wave);

        Measure(name);

        Assert.Equal(421, Known()[name].Features!.Sound.Brightness, 50.0);
    }

    [Fact]
    public void Of_an_endless_file_only_the_beginning_is_looked_at()
    {
        Directory.CreateDirectory(_folder.In("music"));
        using (var file = File.Create(_folder.In("music/long.wav")))
        {
            file.Write(OddSound.Wave(OddSound.Samples(44_100), saysBytes: uint.MaxValue));
            file.SetLength(20L * 3600 * 88_200); // 20 hours, and no space on the disk.
        }

        var heard = TimeSpan.Zero;
        new Decoder(TimeProvider.System).Decode(
            new SoundSource(_folder.In("music/long.wav")),
            samples => heard += TimeSpan.FromSeconds(samples.Length / 2.0 / AudioFeatureExtractor.SampleRate),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(20 * 60, heard.TotalSeconds, 1.0);
    }

    [Fact]
    public void A_file_that_an_older_version_took_for_broken_at_its_stop_is_tried_again()
    {
        Tones.Make(_folder.In("music/well.flac"), 440, 1);
        var stamp = FileStamp.Of(FileFacts.Of(_folder.In("music/well.flac"))!.Value);
        With((store, _) =>
        {
            store.Keep("well.flac", new Measurement(stamp, Features: null, "ffmpeg cannot decode it (Exiting normally)."));
            store.Save();
            return true;
        });

        Measure("well.flac");

        Assert.NotNull(Known()["well.flac"].Features);
    }

    [Fact]
    public async Task A_stop_that_reaches_ffmpeg_first_leaves_the_file_to_be_tried_again()
    {
        Tones.Make(_folder.In("music/long.flac"), 440, 600);
        var measuring = Task.Run(() => Measure("long.flac"), TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => RunningDecoders.Of(_folder.In("music/long.flac")).Length == 1, "ffmpeg runs");
        using (var kill = Process.Start("kill", ["-s", "TERM", RunningDecoders.Of(_folder.In("music/long.flac"))[0]]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(await measuring); // Some are left.
        Assert.Empty(Known());
        Assert.False(Measure("long.flac"));
        Assert.NotNull(Known()["long.flac"].Features);
    }

    public void Dispose() => _folder.Dispose();

    private static void Make(string path, string kind)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (kind)
        {
            case "pipe":
                using (var make = Process.Start("mkfifo", path)) make.WaitForExit();
                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "list of other files":
                File.WriteAllText(path, "#EXTM3U\n#EXTINF:3,\npipe:0\n#EXTINF:3,\nhttp://127.0.0.1:9/x.mp3\n#EXT-X-ENDLIST\n");
                break;
            default:
                File.WriteAllBytes(path, Bytes(kind));
                break;
        }
    }

    private static byte[] Bytes(string kind) => kind switch
    {
        "nan" => OddSound.Tone((i, sample) => i is > 1000 and < 1020 ? float.NaN : sample),
        "infinite" => OddSound.Tone((i, sample) => i == 50_000 ? float.NegativeInfinity : sample),
        "loud" => OddSound.Tone((i, sample) => i == 50_000 ? 1e30f : sample),
        "channels" => OddSound.Wave(OddSound.Samples(88_200), channels: 1000),
        "rate 1" => OddSound.Wave(OddSound.Samples(88_200), rate: 1),
        "rate 4 GHz" => OddSound.Wave(OddSound.Samples(88_200), rate: 4_000_000_000),
        "no channels" => OddSound.Wave(OddSound.Samples(88_200), channels: 0),
        "no samples" => OddSound.Wave([]),
        _ => [],
    };

    private bool Measure(params string[] names) => With((store, database) =>
    {
        _ = database;
        return new AudioAnalyzer(
            new Decoder(TimeProvider.System),
            store,
            new AnalysisSignal(),
            new AnalysisProgress(),
            new MusicSettings { LibraryFolder = _folder.In("music") },
            new AudioAnalysisLog(_said.CreateLogger<AudioAnalysisLog>()),
            TimeProvider.System
        ).Measure(new Catalogue([.. names.Select(name => PlaybackHarness.Track(name))]), TestContext.Current.CancellationToken);
    });

    private Dictionary<string, Measurement> Known() => With((store, _) => store.Read());

    private T With<T>(Func<AudioFeatureStore, LibraryDatabase, T> use)
    {
        using var database = new LibraryDatabase(
            _folder.In("state/library.db"), TimeProvider.System, _said.CreateLogger<LibraryDatabase>());
        return use(new AudioFeatureStore(database, new EarlierFiles(_folder.In("state"), _said.CreateLogger<EarlierFiles>())), database);
    }
}
