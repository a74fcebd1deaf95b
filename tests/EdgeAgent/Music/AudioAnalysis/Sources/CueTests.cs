using System.Text;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Tests.Music.Library;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis.Sources;

public sealed class CueTests : IDisposable
{
    private const string Sheet = """
        REM GENRE Rock
        PERFORMER "Band"
        FILE "disc one.wav" WAVE
          TRACK 01 AUDIO
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            INDEX 00 00:03:70
            INDEX 01 00:04:00
          TRACK 03 MODE1/2352
            INDEX 01 00:05:00
        FILE "two.wav" WAVE
          TRACK 04 AUDIO
            INDEX 01 00:00:00
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_sheet_says_which_file_each_track_is_in_and_from_when_to_when() => Assert.Equal(
        [
            new CueTrack("disc one.wav", TimeSpan.Zero, TimeSpan.FromSeconds(4)),
            new CueTrack("disc one.wav", TimeSpan.FromSeconds(4), null),
            new CueTrack("two.wav", TimeSpan.Zero, null),
        ],
        CueSheet.Parse(Sheet));

    [Theory]
    [InlineData("")]
    [InlineData("TRACK 01 AUDIO\nINDEX 01 00:00:00")]
    [InlineData("FILE\nFILE \"\nFILE \"a\" WAVE\nTRACK\nTRACK x\nINDEX\nINDEX 01\nINDEX 01 1:2\nINDEX 01 99999999999:1:1")]
    [InlineData("FILE \"a\" WAVE\nTRACK 01 AUDIO\nINDEX 01 -1:00:00\nINDEX 01 aa:bb:cc")]
    public void What_is_no_sheet_is_no_failure(string text) => Assert.True(CueSheet.Parse(text).Count <= 1);

    [Fact]
    public void Each_track_is_a_stretch_of_its_file_and_changes_with_the_sheet_and_the_file()
    {
        Tones.Make(_folder.In("album.wav"), 440, 8);
        File.WriteAllText(_folder.In("album.cue"), Sheet.Replace("disc one.wav", "album.wav", StringComparison.Ordinal), Encoding.UTF8);
        var second = Find("album.cue/track0002")!;

        Assert.Equal((_folder.In("album.wav"), 4.0, null), (second.Source.Path, second.Source.From.TotalSeconds, second.Source.Length));
        Assert.Equal(TimeSpan.FromSeconds(4), Find("album.cue/track0001")!.Source.Length);
        Assert.Contains("two.wav, which is not there", Find("album.cue/track0003")!.Fault, StringComparison.Ordinal);
        Assert.Contains("3 tracks", Find("album.cue/track0004")!.Fault, StringComparison.Ordinal);
        Assert.Null(Find("gone.cue/track0001"));
        Assert.Null(Find("../etc/passwd"));
        Assert.Null(Find("/etc/passwd"));

        File.AppendAllText(_folder.In("album.cue"), "\n");
        Assert.NotEqual(second.Stamp, Find("album.cue/track0002")!.Stamp);
        File.AppendAllText(_folder.In("album.wav"), "x");
        Assert.NotEqual(second.Stamp, Find("album.cue/track0002")!.Stamp);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_sheet_within_a_flac_is_read(bool asText)
    {
        Tones.Make(_folder.In("album.flac"), 440, 8, asText ? ["CUESHEET=" + Sheet] : []);
        if (!asText) PutBlock(_folder.In("album.flac"), [(0, 1), (4 * 44_100, 2), (8 * 44_100, 170)]);
        var second = Find("album.flac/track0002")!;

        Assert.Equal((_folder.In("album.flac"), 4.0), (second.Source.Path, second.Source.From.TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(4), Find("album.flac/track0001")!.Source.Length);
    }

    [Fact]
    public void A_sheet_beside_a_comment_of_megabytes_is_read()
    {
        OddSounds.Flac(_folder.In("album.flac"), "COMMENT=" + new string('x', 3_000_000), "CUESHEET=" + Sheet, "TITLE=Album");

        Assert.Equal(4, Find("album.flac/track0002")!.Source.From.TotalSeconds);
    }

    [Fact]
    public void The_file_behind_a_sheet_is_not_missing_from_the_players_list()
    {
        File.WriteAllText(_folder.In("album.wav"), "x");
        File.WriteAllText(_folder.In("other.wav"), "x");
        File.WriteAllText(_folder.In("album.cue"), Sheet.Replace("disc one.wav", "album.wav", StringComparison.Ordinal));

        var unlisted = UnlistedFiles.Of(_folder.In(""), [new ListedFile(new MpdReply([new("file", "album.cue/track0001")]), null)]);

        Assert.Equal(["other.wav"], unlisted.Select(file => file.Name));
    }

    public void Dispose() => _folder.Dispose();

    private TrackFile? Find(string track) => new TrackFiles(_folder.In("")).Find(track);

    /// <summary>A CUESHEET block behind the first block, as metaflac writes it.</summary>
    private static void PutBlock(string path, (long Offset, byte Number)[] tracks)
    {
        var flac = File.ReadAllBytes(path);
        var body = new List<byte>(new byte[395]) { (byte)tracks.Length };
        foreach (var (offset, number) in tracks)
        {
            var isLeadOut = number == 170;
            body.AddRange([.. BitConverter.GetBytes(offset).Reverse(), number, .. new byte[26], isLeadOut ? (byte)0 : (byte)1]);
            if (!isLeadOut) body.AddRange([.. new byte[8], 1, 0, 0, 0]);
        }

        byte[] head = [5, (byte)(body.Count >> 16), (byte)(body.Count >> 8), (byte)body.Count];
        File.WriteAllBytes(path, [.. flac[..42], .. head, .. body, .. flac[42..]]);
    }
}
