using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Roomtone.Odd.Bench.Library;

/// <summary>A folder of music that is odd on purpose, and what must become of each file in the <see cref="OddRoom"/>.</summary>
internal sealed class OddLibrary
{
    /// <summary>Above the 8 MB that MPD's answer may have.</summary>
    private const int TooLong = 9 * 1024 * 1024;

    private static readonly string[] Endings = [".mp3", ".flac", ".ogg", ".m4a", ".wav"];

    private readonly string _folder;
    private readonly TaggedSound _sound;
    private readonly List<OddFile> _files = [];
    private int _number;

    private OddLibrary(string folder, TaggedSound sound) => (_folder, _sound) = (folder, sound);

    /// <param name="folder">Made anew.</param>
    /// <param name="sound">Which sounds there are.</param>
    /// <param name="files">How many files at least; what the odd cases leave is plain music.</param>
    public static IReadOnlyList<OddFile> Write(string folder, TaggedSound sound, int files)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var library = new OddLibrary(folder, sound);
        library.AddArtists();
        library.AddAdvisories();
        library.AddBroken();
        library.AddNoFiles();
        library.AddNames();
        library.AddSizes();
        library.AddSheets();
        while (library._files.Count < files) library.AddPlain();
        return library._files;
    }

    private void AddArtists()
    {
        foreach (var artists in OddRoom.Blocked) Add("blocked", ".flac", Song(artists), OddFate.Refused, "a blocked artist");
        foreach (var artists in OddRoom.Allowed) Add("artists", ".flac", Song(artists), OddFate.Playable, "a name like a blocked one");
        Add("blocked", ".mp3", _sound.Mp3(("TIT2", Title()), ("TPE1", "Bob\0Anna")), OddFate.Refused, "a blocked artist of two, in ID3");
    }

    private void AddAdvisories()
    {
        foreach (var value in (string[])["1", "4", "1", "4"])
        {
            Add("explicit", ".flac", _sound.Flac($"TITLE={Title()}", "ARTIST=Rude", $"ITUNESADVISORY={value}"), OddFate.Refused, "explicit");
            Add("explicit", ".mp3", _sound.Mp3(("TIT2", Title()), ("TXXX", "ITUNESADVISORY\0" + value)), OddFate.Refused, "explicit, in ID3");
            Add("explicit", ".m4a", _sound.M4a(byte.Parse(value, CultureInfo.InvariantCulture), _number), OddFate.Refused, "explicit, in MP4");
        }

        foreach (var advisory in (byte[])[0, 2, 2]) Add("clean", ".m4a", _sound.M4a(advisory, _number), OddFate.Playable, "clean, in MP4");
        Add("clean", ".flac", _sound.Flac($"TITLE={Title()}", "ARTIST=Polite", "ITUNESADVISORY=2"), OddFate.Playable, "clean");
    }

    private void AddBroken()
    {
        foreach (var ending in Endings)
        {
            Add("broken", ending, [], OddFate.Broken, "empty");
            Add("broken", ending, "This is a text."u8.ToArray(), OddFate.Broken, "a text");
            Add("broken", ending, new byte[100_000], OddFate.Broken, "zeros");
            Add("broken", ending, [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. new byte[50]], OddFate.Broken, "a picture");
        }

        Add("broken", ".flac", Song("Cut")[..40], OddFate.Broken, "cut in its head");
        Add("broken", ".ogg", _sound.Ogg[..40], OddFate.Broken, "cut in its head");
        Add("broken", ".wav", _sound.Wave[..30], OddFate.Broken, "cut in its head");
        Add("broken", ".m4a", _sound.M4a(2, 0)[..2000], OddFate.Broken, "cut before its index");
        Add("cut", ".flac", [.. Song("Cut") is var whole ? whole[..(whole.Length / 3)] : []], OddFate.Either, "cut within its sound");
    }

    /// <summary>What stands in a folder and is no file, and names that lead elsewhere.</summary>
    private void AddNoFiles()
    {
        Run("mkfifo", Place("pipe.mp3", OddFate.Broken, "a pipe"));
        File.CreateSymbolicLink(Place("nowhere.flac", OddFate.Broken, "a link that leads nowhere"), "/nowhere.flac");
        File.CreateSymbolicLink(Place("zero.wav", OddFate.Broken, "a link to a device"), "/dev/zero");
        File.CreateSymbolicLink(Place("round.mp3", OddFate.Broken, "a link to itself"), "round.mp3");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "circle"), ".");
        Directory.CreateDirectory(Path.Combine(_folder, "folder.mp3"));
        var closed = Place("closed.flac", OddFate.Either, "readable by nobody");
        File.WriteAllBytes(closed, Song("Closed"));
        File.SetUnixFileMode(closed, UnixFileMode.None);
        var target = Add("links", ".flac", Song("Linked"), OddFate.Playable, "a link leads here");
        File.CreateSymbolicLink(Place("link.flac", OddFate.Either, "a link to another file"), target);
    }

    private void AddNames()
    {
        string[] names =
        [
            "with space", " leading", "trailing ", "quote\"", "back\\slash", "tab\tin it", "-dash", "#hash", "%41%", "💡", "\u202eright", "\u1112\u1161",
            "e\u0301", "semi;colon", "new'quote", "$HOME", "`x`", "*?", "[a]", "~", "a..b", "OK", "ACK [5@0] {} no", new string('n', 240),
        ];
        foreach (var name in names) Put($"names/{name}.flac", Song("Named " + name[0]), OddFate.Playable, "an odd name");
        Put("names/carriage\rreturn.flac", Song("Carriage"), OddFate.Either, "a name with a carriage return");
        Put("names/ACK\r[50@0] {x}.flac", Song("Carriage"), OddFate.Either, "a name with a carriage return that reads as a refusal");
        Put("names/line\nend.flac", Song("Line"), OddFate.Broken, "a name with a line end");
        Put("names/wrong-ending.flac", _sound.Mp3(("TIT2", Title()), ("TPE1", "Ending")), OddFate.Either, "another format than its name says");
    }

    private void AddSizes()
    {
        string[] tags = [$"TITLE={Title()}", "ARTIST=Long", $"COMMENT={new string('x', TooLong)}"];
        Add("sizes", ".flac", _sound.Flac(tags), OddFate.Refused, "a comment of 9 MB: its tags cannot be known");
        Add("sizes", ".flac", _sound.Flac([.. Enumerable.Range(0, 500).Select(n => $"ARTIST=Many {n}"), $"TITLE={Title()}"]), OddFate.Playable, "500 artists");
        Add("sizes", ".flac", Song(new string('L', 5000)), OddFate.Playable, "a name of 5000 letters");
        Add("sizes", ".flac", _sound.Flac("DATE=0000", "TITLE=", "ARTIST= ", "GENRE=\t"), OddFate.Playable, "empty tags");
        Add("sizes", ".wav", WithSamples(float.NaN), OddFate.Playable, "samples that are no numbers");
        Add("sizes", ".wav", WithSamples(float.PositiveInfinity), OddFate.Playable, "infinite samples");
        var claims = _sound.Wave.ToArray();
        claims.AsSpan(4, 4).Fill(0xFF);
        Add("sizes", ".wav", claims, OddFate.Either, "says that it has 4 GB");
    }

    private void AddSheets()
    {
        Put("sheet/album.flac", Song("Sheet"), OddFate.Either, "the file of a cue sheet");
        var sheet = new StringBuilder("REM GENRE Jazz\nPERFORMER \"Sheet\"\nTITLE \"Album\"\nFILE \"album.flac\" WAVE\n");
        for (var track = 1; track <= 3; track++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"  TRACK {track:00} AUDIO\n    TITLE \"Part {track}\"\n    PERFORMER \"Sheet {track}\"\n");
            sheet.Append(CultureInfo.InvariantCulture, $"    INDEX 01 00:{(track - 1) * 2:00}:00\n");
            _files.Add(new OddFile($"sheet/album.cue/track{track:0000}", OddFate.Playable, "a track of a cue sheet"));
        }

        File.WriteAllText(Path.Combine(_folder, "sheet/album.cue"), sheet.ToString());
        File.WriteAllText(Path.Combine(_folder, "sheet/odd.cue"), "FILE \"\" WAVE\nTRACK\nINDEX 99 99:99:99\n" + sheet);
        File.WriteAllText(Path.Combine(_folder, "odd.m3u"), "#EXTM3U\n/etc/passwd\n../../x.mp3\nhttp://[::1\nartists/nothing.flac\n");
        File.WriteAllText(Path.Combine(_folder, "language.txt"), new string('x', 1_000_000));
        foreach (var album in (string[])["First", "Second"])
            Add("works", ".flac", _sound.Flac("TITLE=I. Allegro", "ARTIST=Composer", $"ALBUM={album}", "TRACKNUMBER=1"), OddFate.Either, "a movement of two works");
    }

    private void AddPlain()
    {
        var ending = Endings[_number % Endings.Length];
        var artist = string.Create(CultureInfo.InvariantCulture, $"Plain {_number}");
        var sound = ending switch
        {
            ".mp3" => _sound.Mp3(("TIT2", Title()), ("TPE1", artist)),
            ".ogg" => _sound.Ogg,
            ".wav" => _sound.Wave,
            ".m4a" => _sound.M4a(2, _number),
            _ => Song(artist),
        };
        Add("plain", ending, sound, OddFate.Playable, "plain music");
    }

    private byte[] WithSamples(float odd)
    {
        var file = _sound.Wave.ToArray();
        var first = file.AsSpan().IndexOf("data"u8) + 8;
        for (var sample = 1000; sample < 1020; sample++) BitConverter.TryWriteBytes(file.AsSpan(first + (sample * sizeof(float))), odd);
        return file;
    }

    private byte[] Song(params string[] artists) => _sound.Flac([$"TITLE={Title()}", .. artists.Select(artist => "ARTIST=" + artist)]);

    private string Title() => string.Create(CultureInfo.InvariantCulture, $"Song {_number}");

    private string Add(string folder, string ending, byte[] content, OddFate fate, string @case) =>
        Put(string.Create(CultureInfo.InvariantCulture, $"{folder}/{_number:000}{ending}"), content, fate, @case);

    private string Put(string name, byte[] content, OddFate fate, string @case)
    {
        var path = Place(name, fate, @case);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string Place(string name, OddFate fate, string @case)
    {
        _number++;
        _files.Add(new OddFile(name, fate, @case));
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static void Run(string program, string argument)
    {
        using var process = Process.Start(program, argument);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed; the reason stands above.");
    }
}
