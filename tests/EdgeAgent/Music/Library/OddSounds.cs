using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Roomtone.EdgeAgent.Tests.Speaker;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

/// <summary>Files as bug reports of comparable systems had them.</summary>
internal static class OddSounds
{
    /// <summary>One of the small files beside the tests: <c>two.flac</c> has two artists, <c>rude.m4a</c> Apple's advisory.</summary>
    public static string Sample(string name) => Path.Combine(Folder(), name);

    /// <summary>A FLAC with these Vorbis comments, however long.</summary>
    public static void Flac(string file, params string[] comments)
    {
        var tone = Path.ChangeExtension(file, null) + ".tone.flac";
        Tones.Make(tone, 440, 1);
        File.WriteAllBytes(file, WithComments(File.ReadAllBytes(tone), comments));
        File.Delete(tone);
    }

    /// <param name="flac">A whole file, RFC 9639.</param>
    /// <param name="comments">Each as <c>TITLE=One</c>.</param>
    public static byte[] WithComments(byte[] flac, params string[] comments)
    {
        const int StreamInfo = 0, VorbisComment = 4, Head = 4, StreamInfoLength = 34;
        var audio = Head;
        for (var isLast = false; !isLast;)
        {
            isLast = flac[audio] >= 0x80;
            audio += Head + (int)(BinaryPrimitives.ReadUInt32BigEndian(flac.AsSpan(audio)) & 0xFFFFFF);
        }

        var block = Comments(comments);
        using var whole = new MemoryStream();
        whole.Write("fLaC"u8);
        WriteBlock(whole, StreamInfo, flac.AsSpan(Head + Head, StreamInfoLength));
        WriteBlock(whole, VorbisComment | 0x80, block);
        whole.Write(flac.AsSpan(audio));
        return whole.ToArray();
    }

    private static byte[] Comments(string[] comments)
    {
        using var block = new MemoryStream();
        WriteText(block, "roomtone");
        WriteNumber(block, comments.Length);
        foreach (var comment in comments) WriteText(block, comment);
        return block.ToArray();
    }

    private static void WriteBlock(MemoryStream stream, int kind, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(head, ((uint)kind << 24) | (uint)body.Length);
        stream.Write(head);
        stream.Write(body);
    }

    private static void WriteText(MemoryStream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        WriteNumber(stream, bytes.Length);
        stream.Write(bytes);
    }

    private static void WriteNumber(MemoryStream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        stream.Write(bytes);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../odd"));
}
