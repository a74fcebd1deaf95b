using System.Buffers.Binary;
using System.Text;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;

/// <summary>The cue sheet within a FLAC: a comment CUESHEET, else the block of its own (RFC 9639, sections 8.6 and 8.7).</summary>
internal static class FlacCueSheet
{
    private const long MostBytes = 32L << 30;
    private const int MostSheetBytes = 1 << 20;
    private const int HeadBytes = 4;
    private const int NameBytes = 9; // CUESHEET=
    private const int StreamInfo = 0;
    private const int Comments = 4;
    private const int Sheet = 5;
    private const byte LastBlock = 0x80;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<CueTrack> Read(string path)
    {
        using var file = RegularFile.Open(path, MostBytes);
        var (rate, fromBlock) = (0, (IReadOnlyList<CueTrack>)[]);
        foreach (var (kind, length) in Blocks(file))
        {
            if (kind == Comments && CommentIn(file, file.Position + length) is { } text)
                return [.. CueSheet.Parse(text).Select(track => track with { File = null })];
            if (kind is not (StreamInfo or Sheet) || length > MostSheetBytes || Body(file, length) is not { } body) continue;
            if (kind == StreamInfo && length >= 18) rate = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(10)) >>> 12;
            if (kind == Sheet && rate > 0) fromBlock = Tracks(body, rate);
        }

        return fromBlock;
    }

    /// <summary>The file stands at the body of each.</summary>
    private static IEnumerable<(int Kind, int Length)> Blocks(FileStream file)
    {
        if (Body(file, HeadBytes) is not { } start || !start.AsSpan().SequenceEqual("fLaC"u8)) yield break;
        while (Body(file, HeadBytes) is { } head)
        {
            var (length, body) = ((head[1] << 16) | (head[2] << 8) | head[3], file.Position);
            yield return (head[0] & ~LastBlock, length);
            if ((head[0] & LastBlock) != 0) yield break;
            file.Position = body + length;
        }
    }

    /// <summary>The text of a sheet among the comments; others, however long, are passed over.</summary>
    private static string? CommentIn(FileStream file, long end)
    {
        if (Number(file) is not { } vendor) return null;
        file.Position += vendor;
        for (var left = Number(file) ?? 0; left > 0 && Number(file) is { } length && length <= end - file.Position; left--)
        {
            var next = file.Position + length;
            if (length is > NameBytes and <= MostSheetBytes && IsName(Body(file, NameBytes)))
                return Encoding.UTF8.GetString(Body(file, length - NameBytes) ?? []);
            file.Position = next;
        }

        return null;
    }

    private static bool IsName(byte[]? bytes) => bytes is not null && Ascii.EqualsIgnoreCase(bytes, "CUESHEET="u8);

    private static int? Number(FileStream file) =>
        Body(file, sizeof(int)) is { } bytes && BinaryPrimitives.ReadInt32LittleEndian(bytes) is >= 0 and var number ? number : null;

    /// <returns>Null where the file ends before.</returns>
    private static byte[]? Body(FileStream file, int length)
    {
        var bytes = new byte[length];
        return file.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : null;
    }

    private static List<CueTrack> Tracks(ReadOnlySpan<byte> body, int rate)
    {
        const int SheetHeadBytes = 396;
        const int TrackBytes = 36;
        const int IndexBytes = 12;
        const int LastNumber = 99; // The lead-out has 170, or 255.
        var tracks = new List<CueTrack>();
        for (var at = SheetHeadBytes; at + TrackBytes <= body.Length;)
        {
            var start = BinaryPrimitives.ReadInt64BigEndian(body[at..]);
            var (number, isData, indexes) = (body[at + 8], (body[at + 21] & 0x80) != 0, body[at + 35]);
            at += TrackBytes;
            for (var i = 0; i < indexes && at + IndexBytes <= body.Length; i++, at += IndexBytes)
                if (body[at + 8] == 1) start += BinaryPrimitives.ReadInt64BigEndian(body[at..]);
            if (start < 0 || start / rate > TimeSpan.MaxValue.TotalSeconds / 2) break;
            var from = TimeSpan.FromSeconds((double)start / rate);
            if (tracks.Count > 0 && from > tracks[^1].From) tracks[^1] = tracks[^1] with { To = tracks[^1].To ?? from };
            if (number is >= 1 and <= LastNumber && !isData) tracks.Add(new CueTrack(null, from, null));
        }

        return tracks;
    }
}
