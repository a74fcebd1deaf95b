using System.Text;

namespace Roomtone.Odd.Bench.Mutation;

/// <summary>Changes a text line by line: answers of the player, cue sheets, playlists, logs.</summary>
internal static class LineMutator
{
    private const byte LineEnd = (byte)'\n';
    private const int ManyTimes = 30_000;
    private const int LargestGrowth = 8 * 1024 * 1024;

    private static readonly string[] Texts =
    [
        "", " ", "0", "-1", "NaN", "1e999", "9999999999999999999", "0000", "0000-00-00", "1970-01-01T00:00:00Z", "2036", "a\rb", "ACK", "OK",
        "a\0b", "AC/DC", "!!!", "\u1100\u1161\u11a8", "ガガガ", "\u30ab\u3099", "../../etc/passwd", "/dev/zero", "file:///etc/passwd",
        "http://[::1", "a: b: c", "\"", "\\", "\u202e", "\ud83d\ude00", "ﬁ", "00:99:99", "4294967295:99:99", "-1:-1", "0:0", "1",
    ];

    private static readonly string[] Lines =
    [
        "OK", "ACK [50@0] {find} No such song", "ACK [5@0] {} unknown command", "ACK", "ACK ", "ACK [x@y] {", "list_OK", "", ":", ": ", "file",
        "file: ", "file: a", "directory: x", "playlist: y.m3u", "Artist: ", "binary: 100", "changed: player", "    INDEX 01 00:00:00", "REM",
        "#EXTM3U", "\ufeff", "[playlist]", "File1=a.mp3",
    ];

    public static byte[] Mutate(byte[] input, Random random)
    {
        var lines = Split(input);
        var at = random.Next(lines.Count);
        switch (random.Next(10))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                var other = random.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3:
                lines[at] = ByteMutator.Mutate(lines[at], random);
                break;
            case 4:
                lines.Insert(at, Encoding.UTF8.GetBytes(Lines[random.Next(Lines.Length)]));
                break;
            case 5 when random.Next(4) == 0:
                var times = Math.Min(random.Next(ManyTimes), LargestGrowth / (lines[at].Length + 1));
                lines.InsertRange(at, Enumerable.Repeat(lines[at], times));
                break;
            case 6 when random.Next(4) == 0:
                lines[at] = [.. lines[at], .. Encoding.UTF8.GetBytes(new string('x', random.Next(2_000_000)))];
                break;
            default:
                lines[at] = [.. UpToValue(lines[at]), .. Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)])];
                break;
        }

        return Join(lines);
    }

    /// <summary>The name of a line like <c>Artist: Anna</c>, with what parts it from its value.</summary>
    private static byte[] UpToValue(byte[] line)
    {
        var colon = line.AsSpan().IndexOf(": "u8);
        var space = line.AsSpan().LastIndexOf((byte)' ');
        return colon >= 0 ? line[..(colon + 2)] : space >= 0 ? line[..(space + 1)] : [];
    }

    private static List<byte[]> Split(byte[] input)
    {
        var (lines, start) = (new List<byte[]>(), 0);
        for (var i = 0; i < input.Length; i++)
        {
            if (input[i] != LineEnd) continue;
            lines.Add(input[start..i]);
            start = i + 1;
        }

        lines.Add(input[start..]);
        return lines;
    }

    private static byte[] Join(List<byte[]> lines)
    {
        using var output = new MemoryStream();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0) output.WriteByte(LineEnd);
            output.Write(lines[i]);
        }

        return output.ToArray();
    }
}
