using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Formats;

/// <summary>Damages a file by the format that its first bytes name.</summary>
internal static class FileFormats
{
    private const int BmpFileHeader = 14;
    private const int BmpPictureHeader = 40;

    private static readonly ChunkMutator Jpeg = new(new JpegSegments());
    private static readonly ChunkMutator Png = new(new PngChunks());
    private static readonly ChunkMutator Riff = new(new RiffChunks());
    private static readonly ChunkMutator Bmp = new(new FixedPieces(BmpFileHeader, BmpPictureHeader));
    private static readonly ChunkMutator Flac = new(new FlacBlocks());
    private static readonly ChunkMutator Id3 = new(new Id3Frames());
    private static readonly ChunkMutator Mp4 = new(new Mp4Atoms());
    private static readonly ChunkMutator Ogg = new(new OggPages());

    public static byte[] Mutate(byte[] file, Random random) => file switch
    {
        [0xFF, 0xD8, ..] => Jpeg.Mutate(file, random),
        [0x89, (byte)'P', ..] => Png.Mutate(file, random),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => Riff.Mutate(file, random),
        [(byte)'B', (byte)'M', ..] => Bmp.Mutate(file, random),
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => Flac.Mutate(file, random),
        [(byte)'I', (byte)'D', (byte)'3', ..] => Id3.Mutate(file, random),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Ogg.Mutate(file, random),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4.Mutate(file, random),
        _ => ByteMutator.Mutate(file, random),
    };
}
