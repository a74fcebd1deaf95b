using System.Text.Json;
using Microsoft.Data.Sqlite;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>
/// What was measured, in a SQLite file of the state folder. An entry holds as long as its file has the same size and time,
/// and as long as the analyser measures in the same way. It can be made again, so a broken file is begun anew.
/// </summary>
internal sealed class SoundStore(string path) : IDisposable
{
    /// <summary>Grows when the analyser changes, so that everything is measured again.</summary>
    private const int Analyser = 1;

    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS sounds(track TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, analyser INTEGER NOT NULL, report BLOB, fault TEXT) WITHOUT ROWID
        """;

    private readonly Lock _gate = new();
    private SqliteConnection? _connection;

    /// <returns>By track what was measured; tracks that could not be read are left out.</returns>
    /// <exception cref="SoundException">The file cannot be read.</exception>
    public Dictionary<string, SoundReport> All() => Asked(file => new Dictionary<string, SoundReport>(
        file.All("SELECT track, report FROM sounds WHERE analyser = $analyser AND report IS NOT NULL", row => KeyValuePair.Create(row.GetString(0), Report(row.GetFieldValue<byte[]>(1))), ("$analyser", Analyser)),
        StringComparer.Ordinal));

    /// <returns>What was measured of a track, or null.</returns>
    /// <exception cref="SoundException">The file cannot be read.</exception>
    public SoundReport? Find(string track) => Asked(file =>
        file.Scalar("SELECT report FROM sounds WHERE track = $track AND analyser = $analyser", ("$track", track), ("$analyser", Analyser)) is byte[] report ? Report(report) : null);

    /// <returns>Whether this file was measured or found unreadable as it is now; null where it was not looked at.</returns>
    /// <exception cref="SoundException">The file cannot be read.</exception>
    public bool? IsReadable(string track, FileStamp stamp) => Asked(file => file.Scalar(
        "SELECT report IS NOT NULL FROM sounds WHERE track = $track AND size = $size AND modified = $modified AND analyser = $analyser",
        ("$track", track),
        ("$size", stamp.Size),
        ("$modified", stamp.ModifiedTicks),
        ("$analyser", Analyser)) is long readable ? readable == 1 : (bool?)null);

    /// <exception cref="SoundException">The file cannot be written.</exception>
    public void Keep(string track, FileStamp stamp, SoundReport report) => Put(track, stamp, Wire.Write(report), DBNull.Value);

    /// <exception cref="SoundException">The file cannot be written.</exception>
    public void KeepFault(string track, FileStamp stamp, string fault) => Put(track, stamp, DBNull.Value, fault);

    /// <summary>Forgets tracks that are no longer there, but not most of them at once: then a disk is missing rather than the music.</summary>
    /// <exception cref="SoundException">The file cannot be written.</exception>
    public void Keep(IReadOnlySet<string> tracks)
    {
        var known = Asked(file => file.All("SELECT track FROM sounds", row => row.GetString(0)));
        var missing = known.Where(track => !tracks.Contains(track)).ToList();
        if (missing.Count > known.Count / 2) return;
        foreach (var gone in missing) Asked(file => file.Run("DELETE FROM sounds WHERE track = $track", ("$track", gone)));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private static SoundReport Report(byte[] json) => Wire.Read<SoundReport>(json);

    private void Put(string track, FileStamp stamp, object report, object fault) => Asked(file => file.Run(
        "INSERT OR REPLACE INTO sounds VALUES ($track, $size, $modified, $analyser, $report, $fault)",
        ("$track", track),
        ("$size", stamp.Size),
        ("$modified", stamp.ModifiedTicks),
        ("$analyser", Analyser),
        ("$report", report),
        ("$fault", fault)));

    private T Asked<T>(Func<SqliteConnection, T> ask)
    {
        lock (_gate)
        {
            try
            {
                return ask(_connection ??= Open());
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or JsonException)
            {
                _connection?.Dispose();
                _connection = null;
                throw new SoundException($"{Path.GetFileName(path)} cannot be used ({e.Message.TrimEnd('.')}). Free space on the disk, or delete it: it is made again.", SoundFault.All, e);
            }
        }
    }

    private SqliteConnection Open()
    {
        try
        {
            return OpenOnce();
        }
        catch (SqliteException e) when (e.IsDamage)
        {
            foreach (var ending in Sqlite.Endings) File.Delete(path + ending);
            return OpenOnce();
        }
    }

    private SqliteConnection OpenOnce() => Sqlite.Open(path, file => file.Run(Schema));
}
