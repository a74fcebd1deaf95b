using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Apple's advisory in an MP4 file: the boxes <c>moov/udta/meta/ilst/rtng/data</c> (ISO/IEC 14496-12; the list is of Apple's
/// iTunes metadata format). Only the boxes' heads on the way are read, however large the file is.
/// </summary>
internal static class Mp4Advisory
{
    private const int Head = 8;
    private const int LongHead = 16;

    /// <summary>Of <c>data</c>: its type and its language stand before the value.</summary>
    private const int BeforeValue = 8;

    /// <summary>A file has some dozens on the way, also one in pieces; a damaged one may have millions.</summary>
    private const int MostBoxes = 20_000;

    private static readonly string[] Way = ["moov", "udta", "meta", "ilst", "rtng", "data"];

    /// <param name="file">An MP4 file.</param>
    /// <returns>Each value that stands there, as text.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<string> Read(Stream file)
    {
        var (found, left) = (new List<string>(), MostBoxes);
        Look(file, 0, file.Length, 0, found, ref left);
        return found;
    }

    private static void Look(Stream file, long at, long end, int depth, List<string> found, ref int left)
    {
        while (end - at >= Head && left-- > 0)
        {
            if (HeadAt(file, at, end) is not var (name, body, next) || next <= at) return;
            if (name == Way[depth])
            {
                if (depth == Way.Length - 1) Keep(file, body, next, found);
                else Look(file, name == "meta" ? Meta(file, body, next) : body, next, depth + 1, found, ref left);
            }

            at = next;
        }
    }

    /// <returns>The box's name, where its body begins and where the next box does; null where it cannot be one.</returns>
    private static (string Name, long Body, long Next)? HeadAt(Stream file, long at, long end)
    {
        Span<byte> head = stackalloc byte[LongHead];
        file.Position = at;
        var read = file.ReadAtLeast(head, (int)Math.Min(LongHead, end - at), throwOnEndOfStream: false);
        if (read < Head) return null;
        var (length, body) = ((long)BinaryPrimitives.ReadUInt32BigEndian(head), at + Head);
        if (length == 0) length = end - at; // To the end.
        if (length == 1 && read == LongHead) (length, body) = (BinaryPrimitives.ReadInt64BigEndian(head[Head..]), at + LongHead);
        if (length < body - at || length > end - at) return null;
        return (Encoding.Latin1.GetString(head[4..Head]), body, at + length);
    }

    /// <summary>QuickTime's <c>meta</c> holds boxes at once, ISO's after four bytes of version and flags.</summary>
    private static long Meta(Stream file, long body, long end)
    {
        const int VersionAndFlags = 4;
        return HeadAt(file, body, end) is { Name: "hdlr" } ? body : body + VersionAndFlags;
    }

    private static void Keep(Stream file, long body, long end, List<string> found)
    {
        const int Longest = 8;
        if (end - body - BeforeValue is not (> 0 and <= Longest and var length)) return;
        Span<byte> value = stackalloc byte[(int)length];
        file.Position = body + BeforeValue;
        if (file.ReadAtLeast(value, value.Length, throwOnEndOfStream: false) < value.Length) return;
        long number = 0;
        foreach (var digit in value) number = (number << 8) | digit;
        found.Add(number.ToString(CultureInfo.InvariantCulture));
    }
}
