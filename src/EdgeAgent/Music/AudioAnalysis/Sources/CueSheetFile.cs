using System.Text;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Sources;

/// <summary>Reads the cue sheet in a file: a text of its own, or one within a FLAC.</summary>
internal static class CueSheetFile
{
    /// <summary>A sheet of 99 tracks has about 10 KB.</summary>
    private const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Its tracks in their order; none where there is no sheet, or none that can be read.</returns>
    public static IReadOnlyList<CueTrack> Read(string path)
    {
        try
        {
            if (!path.EndsWith(".cue", StringComparison.OrdinalIgnoreCase)) return FlacCueSheet.Read(path);
            using var file = RegularFile.Open(path, MostBytes);
            var bytes = new byte[MostBytes];
            return CueSheet.Parse(Text(bytes.AsSpan(0, file.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Old ones are Latin-1 more often than anything else.</summary>
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
