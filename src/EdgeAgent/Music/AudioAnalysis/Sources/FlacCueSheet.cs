using System.Buffers.Binary;
using System.Text;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;

/// <summary>The cue sheet within a FLAC: a comment CUESHEET, else the block of its own (RFC 9639, sections 8.6 and 8.7).</summary>
internal static class FlacCueSheet
{
    private const long MostBytes = 32L << 30;
    private const int MostBlockBytes = 1 << 20;
    private const int StreamInfo = 0;
    private const int Comments = 4;
    private const int Sheet = 5;
    private const byte LastBlock = 0x80;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<CueTrack> Read(string path)
    {
        using var file = RegularFile.Open(path, MostBytes);
        var (rate, fromBlock) = (0, (IReadOnlyList<CueTrack>)[]);
        foreach (var (kind, body) in Blocks(file))
        {
            if (kind == StreamInfo && body.Length >= 18) rate = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(10)) >>> 12;
            if (kind == Sheet && rate > 0) fromBlock = Tracks(body, rate);
            if (kind == Comments && CommentIn(body) is { } text)
                return [.. CueSheet.Parse(text).Select(track => track with { File = null })];
        }

        return fromBlock;
    }

    /// <summary>Those that are small enough to hold what is looked for.</summary>
    private static IEnumerable<(int Kind, byte[] Body)> Blocks(FileStream file)
    {
        var head = new byte[4];
        if (file.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4 || !head.AsSpan().SequenceEqual("fLaC"u8)) yield break;
        while (file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4)
        {
            var length = (head[1] << 16) | (head[2] << 8) | head[3];
            if (length > MostBlockBytes)
            {
                file.Seek(length, SeekOrigin.Current);
            }
            else
            {
                var body = new byte[length];
                if (file.ReadAtLeast(body, length, throwOnEndOfStream: false) < length) yield break;
                yield return (head[0] & ~LastBlock, body);
            }

            if ((head[0] & LastBlock) != 0) yield break;
        }
    }

    private static string? CommentIn(ReadOnlySpan<byte> body)
    {
        const string Name = "CUESHEET=";
        if (Take(ref body) is not { } vendor || !Skip(ref body, vendor) || Take(ref body) is not { } count) return null;
        for (var i = 0; i < count && Take(ref body) is { } length && length <= body.Length; i++)
        {
            var text = Encoding.UTF8.GetString(body[..length]);
            if (text.StartsWith(Name, StringComparison.OrdinalIgnoreCase)) return text[Name.Length..];
            body = body[length..];
        }

        return null;
    }

    private static int? Take(ref ReadOnlySpan<byte> body)
    {
        if (body.Length < 4) return null;
        var number = BinaryPrimitives.ReadInt32LittleEndian(body);
        body = body[4..];
        return number >= 0 ? number : null;
    }

    private static bool Skip(ref ReadOnlySpan<byte> body, int length)
    {
        if (length > body.Length) return false;
        body = body[length..];
        return true;
    }

    private static List<CueTrack> Tracks(ReadOnlySpan<byte> body, int rate)
    {
        const int HeadBytes = 396;
        const int TrackBytes = 36;
        const int IndexBytes = 12;
        const int LastNumber = 99; // The lead-out has 170, or 255.
        var tracks = new List<CueTrack>();
        for (var at = HeadBytes; at + TrackBytes <= body.Length;)
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
