using System.Text.Json;
using Microsoft.Data.Sqlite;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Analysis;

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
    public Dictionary<string, SoundReport> All() => Asked("SELECT track, report FROM sounds WHERE analyser = $analyser AND report IS NOT NULL", command =>
    {
        var all = new Dictionary<string, SoundReport>(StringComparer.Ordinal);
        using var rows = command.ExecuteReader();
        while (rows.Read()) all[rows.GetString(0)] = Wire.Read<SoundReport>(rows.GetFieldValue<byte[]>(1));
        return all;
    });

    /// <returns>What was measured of a track, or null.</returns>
    /// <exception cref="SoundException">The file cannot be read.</exception>
    public SoundReport? Find(string track) => Asked(
        "SELECT report FROM sounds WHERE track = $track AND analyser = $analyser",
        command => command.ExecuteScalar() is byte[] report ? Wire.Read<SoundReport>(report) : null,
        ("$track", track));

    /// <returns>Whether this file was measured or found unreadable as it is now; null where it was not looked at.</returns>
    /// <exception cref="SoundException">The file cannot be read.</exception>
    public bool? IsReadable(string track, FileStamp stamp) => Asked(
        "SELECT report IS NOT NULL FROM sounds WHERE track = $track AND size = $size AND modified = $modified AND analyser = $analyser",
        command => command.ExecuteScalar() is long readable ? readable == 1 : (bool?)null,
        ("$track", track),
        ("$size", stamp.Size),
        ("$modified", stamp.ModifiedTicks));

    /// <exception cref="SoundException">The file cannot be written.</exception>
    public void Keep(string track, FileStamp stamp, SoundReport report) => Put(track, stamp, Wire.Write(report), DBNull.Value);

    /// <exception cref="SoundException">The file cannot be written.</exception>
    public void KeepFault(string track, FileStamp stamp, string fault) => Put(track, stamp, DBNull.Value, fault);

    /// <summary>Forgets tracks that are no longer there.</summary>
    /// <exception cref="SoundException">The file cannot be written.</exception>
    public void Keep(IReadOnlySet<string> tracks)
    {
        var known = Asked("SELECT track FROM sounds WHERE $analyser > 0", command =>
        {
            var all = new List<string>();
            using var rows = command.ExecuteReader();
            while (rows.Read()) all.Add(rows.GetString(0));
            return all;
        });
        foreach (var gone in known.Where(track => !tracks.Contains(track))) Asked("DELETE FROM sounds WHERE track = $track AND $analyser > 0", command => command.ExecuteNonQuery(), ("$track", gone));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private void Put(string track, FileStamp stamp, object report, object fault) => Asked(
        "INSERT OR REPLACE INTO sounds VALUES ($track, $size, $modified, $analyser, $report, $fault)",
        command => command.ExecuteNonQuery(),
        ("$track", track),
        ("$size", stamp.Size),
        ("$modified", stamp.ModifiedTicks),
        ("$report", report),
        ("$fault", fault));

    private T Asked<T>(string sql, Func<SqliteCommand, T> ask, params ReadOnlySpan<(string Name, object Value)> values)
    {
        lock (_gate)
        {
            try
            {
                _connection ??= Open();
                using var command = _connection.CreateCommand();
                command.CommandText = sql;
                command.Parameters.AddWithValue("$analyser", Analyser);
                foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
                return ask(command);
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
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return OpenOnce();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            // SQLITE_CORRUPT, SQLITE_NOTADB.
            foreach (var ending in (string[])["", "-wal", "-shm"]) File.Delete(path + ending);
            return OpenOnce();
        }
    }

    private SqliteConnection OpenOnce()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Schema;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
