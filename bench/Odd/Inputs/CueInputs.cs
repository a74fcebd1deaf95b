using System.Text;
using Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;
using Roomtone.Odd.Bench.Formats;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Cue sheets: texts of their own, and those within a FLAC.</summary>
internal sealed class CueInputs(string folder) : IInputKind
{
    private const string Sheet = """
        REM GENRE "Jazz"
        PERFORMER "Anna"
        TITLE "First"
        FILE "album.flac" WAVE
          TRACK 01 AUDIO
            TITLE "One"
            INDEX 01 00:00:00
          TRACK 02 AUDIO
            TITLE "Two"
            INDEX 00 03:00:00
            INDEX 01 03:02:37
          TRACK 03 AUDIO
            INDEX 01 61:59:74
        """;

    public Task<IReadOnlyList<byte[]>> SeedsAsync()
    {
        var format = new FlacBlocks();
        var flac = format.Read(MadeFiles.Sounds(folder)[1]);
        List<Chunk> commented = [flac[0], new Chunk("4", FlacBlocks.Comments("CUESHEET=" + Sheet)), .. flac.Where(chunk => chunk.Name.Length == 0)];
        List<Chunk> blocked = [flac[0], new Chunk("5", Block()), .. flac.Where(chunk => chunk.Name.Length == 0)];
        return Task.FromResult<IReadOnlyList<byte[]>>([Encoding.UTF8.GetBytes(Sheet), format.Write(commented), format.Write(blocked)]);
    }

    public byte[] Mutate(byte[] input, Random random) =>
        input is [(byte)'f', (byte)'L', ..] ? FileFormats.Mutate(input, random) : LineMutator.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        foreach (var name in (string[])["odd.cue", "odd.flac"])
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path, input);
            foreach (var track in CueSheetFile.Read(path))
                if (track.From < TimeSpan.Zero || track.To < track.From) throw new InvalidOperationException($"A track goes from {track.From} to {track.To}.");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>RFC 9639, 8.7: a head of 396 bytes with the number of tracks, then tracks of 36 and index points of 12.</summary>
    private static byte[] Block()
    {
        using var block = new MemoryStream();
        block.Write(new byte[395]);
        block.WriteByte(3);
        for (byte track = 1; track <= 3; track++)
        {
            block.Write([0, 0, 0, 0, 0, (byte)(track * 16), 0, 0, track == 3 ? (byte)170 : track]);
            block.Write(new byte[26]);
            block.WriteByte(track == 3 ? (byte)0 : (byte)1);
            if (track < 3) block.Write([.. new byte[8], 1, 0, 0, 0]);
        }

        return block.ToArray();
    }
}
