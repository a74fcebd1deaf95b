using System.Diagnostics;
using System.Globalization;
using System.Text;
using Roomtone.Odd.Bench.Formats;

namespace Roomtone.Odd.Bench.Library;

/// <summary>A short sound in each format, and copies of it with other tags.</summary>
internal sealed class TaggedSound
{
    private const string Comments = "4";

    private readonly byte[] _flac;
    private readonly byte[] _mp3;
    private readonly byte[] _m4a;

    /// <param name="folder">Where the sounds are made, once.</param>
    /// <param name="seconds">How long they are.</param>
    public TaggedSound(string folder, int seconds)
    {
        Directory.CreateDirectory(folder);
        _flac = Make(folder, "sound.flac", seconds, "-ar", "8000");
        _mp3 = Make(folder, "sound.mp3", seconds, "-ar", "16000", "-b:a", "32k", "-id3v2_version", "4", "-metadata", "title=x");
        _m4a = Make(folder, "sound.m4a", seconds, "-ar", "16000", "-b:a", "32k", "-metadata", "title=Advised", "-metadata", "artist=Adviser");
        Ogg = Make(folder, "sound.ogg", seconds, "-ar", "16000");
        Wave = Make(folder, "sound.wav", seconds, "-ar", "8000", "-c:a", "pcm_f32le");
    }

    public byte[] Ogg { get; }

    /// <summary>32 bits of float.</summary>
    public byte[] Wave { get; }

    /// <param name="tags">E.g. <c>ARTIST=Anna</c>; a name may come more than once.</param>
    public byte[] Flac(params IReadOnlyList<string> tags)
    {
        var format = new FlacBlocks();
        var chunks = format.Read(_flac).Where(chunk => chunk.Name != Comments).ToList();
        chunks.Insert(1, new Chunk(Comments, FlacBlocks.Comments(tags)));
        return format.Write(chunks);
    }

    /// <param name="frames">Names of ID3v2.4 and their texts; several values are parted by <c>\0</c>.</param>
    public byte[] Mp3(params IReadOnlyList<(string Frame, string Text)> frames)
    {
        var format = new Id3Frames();
        var sound = format.Read(_mp3).Where(chunk => chunk.Name.Length == 0);
        return format.Write([.. frames.Select(frame => new Chunk(frame.Frame, [3, .. Encoding.UTF8.GetBytes(frame.Text)])), .. sound]);
    }

    /// <param name="advisory">Apple's <c>rtng</c>.</param>
    /// <param name="number">Its title is <c>Advised</c> and this number, of four digits.</param>
    public byte[] M4a(byte advisory, int number)
    {
        var file = With(_m4a, ["moov", "udta", "meta", "ilst"], new Chunk("rtng", Mp4Atoms.Data(21, advisory)));
        var title = string.Create(CultureInfo.InvariantCulture, $"Adv{number:0000}");
        var at = file.AsSpan().IndexOf("Advised"u8);
        Encoding.ASCII.GetBytes(title).CopyTo(file, at);
        return file;
    }

    private static byte[] With(byte[] boxes, string[] way, Chunk added)
    {
        var format = new Mp4Atoms();
        var chunks = format.Read(boxes);
        if (way.Length == 0) return format.Write([.. chunks, added]);
        var at = chunks.FindIndex(chunk => chunk.Name == way[0]);
        var start = format.ListAt(way[0])!.Value;
        chunks[at] = chunks[at] with { Body = [.. chunks[at].Body[..start], .. With(chunks[at].Body[start..], way[1..], added)] };
        return format.Write(chunks);
    }

    private static byte[] Make(string folder, string name, int seconds, params string[] options)
    {
        var path = Path.Combine(folder, name);
        string[] arguments =
        [
            "-nostdin", "-v", "error", "-bitexact", "-y", "-f", "lavfi", "-i",
            string.Create(CultureInfo.InvariantCulture, $"sine=frequency=330:duration={seconds}"), .. options, path,
        ];
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", arguments))!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? File.ReadAllBytes(path)
            : throw new InvalidOperationException($"ffmpeg could not make {name}; the reason stands above.");
    }
}
