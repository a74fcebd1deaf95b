using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis;

/// <summary>With real files, decoded by the real ffmpeg.</summary>
public sealed class AudioAnalyzerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();
    private readonly AnalysisProgress _progress = new();
    private readonly LibraryDatabase _database;
    private readonly AudioFeatureStore _store;

    public AudioAnalyzerTests()
    {
        _database = Database();
        _store = Store(_database);
        Tones.Make(_folder.In("a.flac"), 440, 3);
        Tones.Make(_folder.In("b.mp3"), 880, 3);
    }

    [Fact]
    public void Each_file_is_measured_once_and_again_when_it_changes()
    {
        Measure("a.flac", "b.mp3");
        Assert.Equal(
            ["a.flac", "b.mp3"],
            _store.Read().Where(entry => entry.Value.Features is not null).Select(entry => entry.Key).Order()
        );
        Assert.Equal(880, _store.Read()["b.mp3"].Features!.Sound.Brightness, 100.0);

        // As after a restart: nothing is left to do.
        using var again = Database();
        Measure(Store(again), "a.flac", "b.mp3");
        Assert.Single(_said.All, line => line.Contains("in the background", StringComparison.Ordinal));

        Tones.Make(_folder.In("a.flac"), 1760, 4);
        Measure("a.flac", "b.mp3");
        Assert.Contains(_said.All, line => line.Contains("The sound of 1 of 2 tracks", StringComparison.Ordinal));
        Assert.Equal(1760, _store.Read()["a.flac"].Features!.Sound.Brightness, 100.0);
    }

    [Fact]
    public void A_broken_file_is_named_and_passed_over_and_not_tried_again()
    {
        File.WriteAllBytes(_folder.In("broken.mp3"), [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))]);
        File.WriteAllText(_folder.In("empty.flac"), "");
        Measure("broken.mp3", "empty.flac", "a.flac", "gone.ogg");

        Assert.Equal(["a.flac"], _store.Read().Where(entry => entry.Value.Features is not null).Select(entry => entry.Key));
        Assert.Equal((3, 3, 2), (_progress.Tracks, _progress.Done, _progress.Unreadable));
        var warning = Assert.Single(_said.All, line => line.Contains("broken.mp3 is not analysed", StringComparison.Ordinal));
        Assert.DoesNotContain(_folder.In(""), warning, StringComparison.Ordinal);

        Measure("broken.mp3", "empty.flac", "a.flac");
        Assert.Single(_said.All, line => line.Contains("broken.mp3 is not analysed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_names_another_place_leads_nowhere()
    {
        File.WriteAllText(_folder.In("list.m3u8"), "#EXTM3U\n#EXTINF:3,\nhttp://127.0.0.1:9/x.mp3\n#EXT-X-ENDLIST\n");
        Measure("list.m3u8");
        Assert.Equal(1, _progress.Unreadable);
    }

    [Fact]
    public void One_channel_is_as_loud_as_twice_the_same()
    {
        Tones.Make(_folder.In("mono.wav"), 1000, 5);
        var (mono, stereo) = (new AudioFeatureExtractor(), new AudioFeatureExtractor());
        new Decoder(TimeProvider.System).Decode(new SoundSource(_folder.In("mono.wav")), samples => mono.Take(samples), CancellationToken.None);
        // ffmpeg's test tone is an eighth of full scale, -18.06 dB.
        stereo.Take(SyntheticSound.Sine(5, 1000, -18.06));
        Assert.Equal(stereo.Report().Sound.Loudness, mono.Report().Sound.Loudness, 0.1);
        Assert.Equal(stereo.Report().Sound.Peak, mono.Report().Sound.Peak, 0.1);
    }

    [Fact]
    public void A_damaged_store_is_begun_anew_and_tracks_that_are_gone_are_forgotten()
    {
        Directory.CreateDirectory(_folder.In("state"));
        File.WriteAllText(_folder.In("state/library.db"), new string('x', 9000));
        Measure("a.flac", "b.mp3");
        Measure("a.flac");
        Assert.Equal(["a.flac"], _store.Read().Where(entry => entry.Value.Features is not null).Select(entry => entry.Key));
    }

    [Fact]
    public void An_end_in_the_middle_keeps_what_was_done()
    {
        Measure("a.flac");
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Analyst(_store).Measure(Catalogue("a.flac", "b.mp3"), new CancellationToken(canceled: true))
        );
        Measure("a.flac", "b.mp3");
        Assert.Contains(_said.All, line => line.Contains("The sound of 1 of 2 tracks", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_measured_is_kept_while_the_disk_with_the_music_is_away()
    {
        Measure("a.flac", "b.mp3");
        File.Move(_folder.In("a.flac"), _folder.In("a.away"));
        File.Move(_folder.In("b.mp3"), _folder.In("b.away"));
        Measure("a.flac", "b.mp3");
        Measure();

        Assert.Equal(
            ["a.flac", "b.mp3"],
            _store.Read().Where(entry => entry.Value.Features is not null).Select(entry => entry.Key).Order()
        );
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private static Catalogue Catalogue(params string[] files) => new([.. files.Select(file => PlaybackHarness.Track(file))]);

    private LibraryDatabase Database() => new(_folder.In("state/library.db"), TimeProvider.System, _said.CreateLogger<LibraryDatabase>());

    private AudioFeatureStore Store(LibraryDatabase database) =>
        new(database, new EarlierFiles(_folder.In("state"), _said.CreateLogger<EarlierFiles>()));

    private void Measure(params string[] files) => Measure(_store, files);

    private void Measure(AudioFeatureStore store, params string[] files) =>
        Analyst(store).Measure(Catalogue(files), TestContext.Current.CancellationToken);

    private AudioAnalyzer Analyst(AudioFeatureStore store) => new(
        new Decoder(TimeProvider.System),
        store,
        new AnalysisSignal(),
        _progress,
        new MusicSettings { LibraryFolder = _folder.In("") },
        new AudioAnalysisLog(_said.CreateLogger<AudioAnalysisLog>()),
        TimeProvider.System);
}
