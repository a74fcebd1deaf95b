using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Music.Library.Storage;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Library.Storage;

public sealed class LibraryDatabaseTests : IDisposable
{
    private const string Catalogue = LibraryDatabase.Catalogue;
    private const string Sounds = LibraryDatabase.Sounds;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly SaidLines _said = new();

    private string Path => _folder.In("state/library.db");

    [Fact]
    public void What_was_written_is_there_after_a_restart()
    {
        using (var database = Database())
        {
            // More than one batch, and names that differ by case alone.
            database.Write(Catalogue, [.. Entries(450), Entry("A.flac"), Entry("a.flac")], []);
            database.Write(Catalogue, [Entry("A.flac", "new")], ["t7"]);
            database.Write(Sounds, [Entry("a.flac", "sound")], []);
        }

        using var again = Database();
        var read = Read(again, Catalogue);
        Assert.Equal(451, read.Count);
        Assert.Equal(("new", "a.flac", false), (read["A.flac"], read["a.flac"], read.ContainsKey("t7")));
        Assert.Equal("sound", Assert.Single(Read(again, Sounds)).Value);
        Assert.Empty(_said.All);
    }

    [Fact]
    public void A_file_that_is_cut_off_or_no_database_is_made_anew()
    {
        var whole = Written(40);
        var lengths = Enumerable
            .Range(0, (whole.Length / PageSize) + 1)
            .SelectMany(page => new[] { page * PageSize, (page * PageSize) + 100 });
        foreach (var length in lengths.Where(length => length < whole.Length))
            IsNeverWrong(whole[..length], 40);
        var random = new Random(1);
        foreach (var length in (int[])[1, 100, PageSize, 3 * PageSize, whole.Length])
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            IsNeverWrong(bytes, 40);
        }
    }

    [Fact]
    public void Flipped_bytes_in_any_page_give_no_wrong_fact_and_no_exception()
    {
        var whole = Written(40);
        var random = new Random(2);
        for (var page = 0; page < whole.Length; page += PageSize)
        {
            // The page's head, its middle and its end, where the table of its segments stands.
            foreach (
                var place in (int[])
                    [
                        page + random.Next(32),
                        page + 32 + random.Next(200),
                        page + random.Next(PageSize),
                        page + PageSize - 1 - random.Next(40),
                    ]
            )
            {
                var damaged = whole.ToArray();
                damaged[place] ^= (byte)(1 << random.Next(8));
                IsNeverWrong(damaged, 40);
            }

            var lost = whole.ToArray();
            random.NextBytes(lost.AsSpan(page, PageSize));
            IsNeverWrong(lost, 40);
        }
    }

    [Fact]
    public void Entries_that_are_missing_changed_or_in_another_place_are_noticed()
    {
        Written(5);
        using (
            var engine = new LiteDB.Engine.LiteEngine(
                new LiteDB.Engine.EngineSettings { Filename = Path, Collation = LiteDB.Collation.Binary }
            )
        )
        {
            engine.Delete(Catalogue, ["t1"]);
            var other = new StoredEntry("t2", 1, "false"u8.ToArray()).ToDocument(Sounds);
            engine.Update(Catalogue, [other]);
        }

        using var database = Database();
        Assert.Equal(["t0", "t3", "t4"], Read(database, Catalogue).Keys.Order());
        Assert.Contains("anew with the 8 entries", Assert.Single(_said.All), StringComparison.Ordinal);
        Assert.Equal(5, Read(database, Sounds).Count);
    }

    [Fact]
    public void Where_the_disk_does_not_take_it_the_library_works_from_memory_and_says_so_once()
    {
        // Not even root can open or delete a folder that is not empty as a file.
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "x"), "");
        using var database = Database();
        database.Write(Catalogue, Entries(3), []);
        database.Write(Catalogue, [], ["t0"]);
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(["t1", "t2"], Read(database, Catalogue).Keys);
        Assert.False(database.IsOnDisk);
        Assert.Contains("works from memory", Assert.Single(_said.All), StringComparison.Ordinal);

        Directory.Delete(Path, recursive: true);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["t1", "t2"], Read(database, Catalogue).Keys);
        using var again = Database();
        Assert.Equal(["t1", "t2"], Read(again, Catalogue).Keys);
    }

    [Fact]
    public void A_file_that_another_process_has_open_stays_and_is_added_to_later()
    {
        Written(4);
        using var database = Database();
        using (new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            database.Write(Catalogue, [Entry("new")], []);
            Assert.Equal(["new"], Read(database, Catalogue).Keys);
        }

        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["new", "t0", "t1", "t2", "t3"], Read(database, Catalogue).Keys.Order());
    }

    [Fact]
    public void A_disk_that_is_full_loses_nothing_that_was_known()
    {
        // Every write to it fails as on a full disk; the link can be replaced.
        Written(4);
        File.Delete(Log);
        File.CreateSymbolicLink(Log, "/dev/full");
        using var database = Database();
        database.Write(Catalogue, [Entry("new")], []);

        var read = Read(database, Catalogue);
        Assert.Contains("new", read.Keys);
        Assert.All(read, entry => Assert.Equal(entry.Key, entry.Value));
    }

    public void Dispose() => _folder.Dispose();

    private const int PageSize = 8192;

    private string Log => _folder.In("state/library-log.db");

    private LibraryDatabase Database()
    {
        Directory.CreateDirectory(_folder.In("state"));
        return new LibraryDatabase(Path, _clock, _said.CreateLogger<LibraryDatabase>());
    }

    /// <summary>Each entry holds its own key.</summary>
    private static IEnumerable<StoredEntry> Entries(int count) => Enumerable.Range(0, count).Select(number => Entry($"t{number}"));

    private static StoredEntry Entry(string key, string? body = null) =>
        new(key, 1, [.. System.Text.Encoding.UTF8.GetBytes(body ?? key), .. new byte[200]]);

    private static Dictionary<string, string> Read(LibraryDatabase database, string collection) => database.Read(collection)
        .ToDictionary(entry => entry.Key, entry => System.Text.Encoding.UTF8.GetString(entry.Body).TrimEnd('\0'));

    private byte[] Written(int count)
    {
        using var database = Database();
        database.Write(Catalogue, Entries(count), []);
        database.Write(Sounds, Entries(count), []);
        return File.ReadAllBytes(Path);
    }

    private void IsNeverWrong(byte[] file, int count)
    {
        File.WriteAllBytes(Path, file);
        File.Delete(Log);
        using var database = Database();
        foreach (var collection in LibraryDatabase.Collections)
        {
            var read = Read(database, collection);
            Assert.True(read.Count <= count);
            Assert.All(read, entry => Assert.Equal(entry.Key, entry.Value));
        }

        // Damage that shows only now may take the entry along, but never twice: the file has been made anew.
        database.Write(Sounds, [Entry("after")], []);
        if (!Read(database, Sounds).ContainsKey("after"))
        {
            Assert.Contains(_said.All, line => line.Contains("made anew", StringComparison.Ordinal));
            database.Write(Sounds, [Entry("after")], []);
        }

        Assert.Contains("after", Read(database, Sounds).Keys);
        Assert.True(database.IsOnDisk);
    }
}
