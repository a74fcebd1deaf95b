using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.EdgeAgent.State;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis;

public sealed class EarlierFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SaidLines _said = new();

    [Fact]
    public void What_was_measured_moves_into_the_database_once()
    {
        var features = new AudioFeatures(new TrackSound(100, -9, -1, 5, 1500, 3, new MusicalKey(9, true)), 0.5, -0.2, 0.4, 0.2);
        MakeEarlier(("a.flac", features, null), ("b.mp3", null, "ffmpeg cannot decode it."));

        var read = Read();
        Assert.Equal(new Measurement(new FileStamp(7, 8), features, null), read["a.flac"]);
        Assert.Equal(new Measurement(new FileStamp(7, 8), null, "ffmpeg cannot decode it."), read["b.mp3"]);
        Assert.Contains("of 2 tracks was moved", Assert.Single(_said.All), StringComparison.Ordinal);
        Assert.Equal(
            ["library-log.db", "library.db"],
            Directory.GetFiles(_folder.In("state")).Select(file => Path.GetFileName(file)).Order()
        );

        Assert.Equal(2, Read().Count);
        Assert.Single(_said.All);
    }

    [Fact]
    public void What_is_damaged_is_measured_again()
    {
        Directory.CreateDirectory(_folder.In("state"));
        File.WriteAllText(_folder.In("state/sounds.db"), new string('x', 9000));
        Assert.Empty(Read());
        Assert.False(File.Exists(_folder.In("state/sounds.db")));
    }

    [Fact]
    public void It_stays_where_the_database_cannot_be_kept()
    {
        MakeEarlier(("a.flac", null, "There is no sound in it."));
        Directory.CreateDirectory(_folder.In("state/library.db/x"));
        Assert.Single(Read());
        Assert.True(File.Exists(_folder.In("state/sounds.db")));
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, Measurement> Read()
    {
        using var database = new LibraryDatabase(
            _folder.In("state/library.db"),
            TimeProvider.System,
            _said.CreateLogger<LibraryDatabase>()
        );
        return new AudioFeatureStore(database, new EarlierFiles(_folder.In("state"), _said.CreateLogger<EarlierFiles>())).Read();
    }

    /// <summary>As version 0.1 left them.</summary>
    private void MakeEarlier(params (string Track, AudioFeatures? Features, string? Fault)[] rows)
    {
        using var file = Sqlite.Open(
            _folder.In("state/sounds.db"),
            file =>
                file.Run(
                    """
                    PRAGMA journal_mode = WAL;
                    CREATE TABLE sounds(track TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, analyser INTEGER NOT NULL, report BLOB, fault TEXT) WITHOUT ROWID
                    """
                )
        );
        foreach (var (track, features, fault) in rows)
        {
            file.Run(
                "INSERT INTO sounds VALUES ($track, 7, 8, 1, $report, $fault)",
                ("$track", track),
                ("$report", features is null ? DBNull.Value : Wire.Write(features)),
                ("$fault", fault ?? (object)DBNull.Value));
        }

        File.WriteAllText(_folder.In("state/tags.json"), "{}");
    }
}
