using System.Diagnostics;
using Roomtone.Lab;
using Roomtone.Odd.Bench.Formats;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Small good files, made by the programs that the product's users make theirs with, and those kept with the tests.</summary>
internal static class MadeFiles
{
    private const int LargestKept = 300_000;

    private static readonly string[] Tags =
    [
        "-metadata", "title=Odd", "-metadata", "artist=Anna", "-metadata", "album=Album", "-metadata", "genre=Jazz", "-metadata", "language=eng",
        "-metadata", "ITUNESADVISORY=2", "-metadata", "BPM=120",
    ];

    public static IReadOnlyList<byte[]> Pictures(string folder)
    {
        foreach (var name in (string[])["p.jpg", "p.png", "p.bmp"])
            Make(folder, name, "ffmpeg", [.. Start, "testsrc=size=160x120:rate=1", "-frames:v", "1"]);
        Make(folder, "p.webp", "cwebp", ["-quiet", Path.Combine(folder, "p.png"), "-o"]);
        List<byte[]> files = [.. Read(folder, "p.jpg", "p.png", "p.bmp", "p.webp")];
        files.Add(WithExif(files[0], new JpegSegments(), new Chunk(((char)0xE1).ToString(), [.. "Exif\0\0"u8, .. Exif.Of(6)]), at: 0));
        files.Add(WithExif(files[1], new PngChunks(), new Chunk("eXIf", Exif.Of(6, isLittle: false)), at: 1));
        return [.. files, .. Kept(".jpg", ".png", ".bmp", ".webp")];
    }

    public static IReadOnlyList<byte[]> Sounds(string folder)
    {
        string[] names = ["s.wav", "s.flac", "s.mp3", "s.m4a", "s.ogg", "s.opus"];
        foreach (var name in names) Make(folder, name, "ffmpeg", [.. Start, "sine=frequency=330:duration=1", .. Tags]);
        Make(folder, "f.wav", "ffmpeg", [.. Start, "sine=frequency=330:duration=1", "-c:a", "pcm_f32le"]);
        return [.. Read(folder, [.. names, "f.wav"]), .. Kept(".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus")];
    }

    private static string[] Start => ["-nostdin", "-v", "error", "-bitexact", "-y", "-f", "lavfi", "-i"];

    private static byte[] WithExif(byte[] file, IChunkFormat format, Chunk block, int at)
    {
        var chunks = format.Read(file);
        chunks.Insert(at, block);
        return format.Write(chunks);
    }

    private static void Make(string folder, string name, string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path)) return;
        using var process = Process.Start(new ProcessStartInfo(program, [.. arguments, path]))!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} could not make {name}; the reason stands above.");
    }

    private static IEnumerable<byte[]> Read(string folder, params string[] names) =>
        names.Select(name => File.ReadAllBytes(Path.Combine(folder, name)));

    private static IEnumerable<byte[]> Kept(params string[] endings) =>
        Repository.Root is not { } root
            ? []
            : Directory
                .EnumerateDirectories(Path.Combine(root, "tests"), "odd", SearchOption.AllDirectories)
                .Where(folder => !folder.Contains("/bin/", StringComparison.Ordinal))
                .SelectMany(Directory.EnumerateFiles)
                .Where(file => endings.Contains(Path.GetExtension(file)) && new FileInfo(file).Length < LargestKept)
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes);
}
