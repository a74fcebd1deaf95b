using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>
/// Until 0.1 there was a SQLite file of the sounds and a JSON file of the tags. The sounds move into the database, as
/// measuring them takes hours; the tags are read again.
/// </summary>
internal sealed partial class EarlierFiles(string stateFolder, ILogger<EarlierFiles> logger)
{
    private readonly string _sounds = Path.Combine(stateFolder, "sounds.db");
    private readonly string _tags = Path.Combine(stateFolder, "tags.json");

    private bool _isTried;

    /// <summary>Moves what is there, at the first call, and deletes the files once that is on the disk and was read from there.</summary>
    public void MoveTo(EntryCollection<Measurement> store)
    {
        if (_isTried || (!File.Exists(_sounds) && !File.Exists(_tags))) return;
        _isTried = true;
        try
        {
            var moved = File.Exists(_sounds) ? Read() : [];
            var known = store.Read();
            store.Write(moved.Where(entry => !known.ContainsKey(entry.Key)), []);
            known = store.Read();
            if (!store.IsOnDisk || !moved.Keys.All(known.ContainsKey)) return;
            foreach (var ending in Sqlite.Endings) File.Delete(_sounds + ending);
            File.Delete(_tags);
            LogMoved(moved.Count);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            LogLeft(stateFolder, e.Message);
        }
    }

    /// <exception cref="SqliteException">It cannot be read, and that is not because of damage.</exception>
    private Dictionary<string, Measurement> Read()
    {
        var found = new Dictionary<string, Measurement>(StringComparer.Ordinal);
        try
        {
            using var file = Sqlite.Open(_sounds, _ => { });
            using var command = file.Command(
                "SELECT track, size, modified, report, fault FROM sounds WHERE analyser = $analyser",
                ("$analyser", AudioFeatureStore.Analyser)
            );
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                var features = rows.IsDBNull(3) ? null : Wire.Read<AudioFeatures>(rows.GetFieldValue<byte[]>(3));
                var measurement = new Measurement(
                    new FileStamp(rows.GetInt64(1), rows.GetInt64(2)),
                    features,
                    rows.IsDBNull(4) ? null : rows.GetString(4)
                );
                if (measurement.IsPlausible)
                    found[rows.GetString(0)] = measurement;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidCastException || (e is SqliteException fault && fault.IsDamage))
        {
            // What was read until here is all there is.
        }

        return found;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "What was measured of {Tracks} tracks was moved from sounds.db to library.db; sounds.db and tags.json are not used any more and were deleted."
    )]
    private partial void LogMoved(int tracks);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "sounds.db and tags.json in {Folder} are not used any more and could not be moved to library.db: {Fault}"
    )]
    private partial void LogLeft(string folder, string fault);
}
