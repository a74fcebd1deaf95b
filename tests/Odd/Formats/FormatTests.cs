using Roomtone.Odd.Bench.Formats;
using Roomtone.Odd.Bench.Inputs;
using Roomtone.Testing;

namespace Roomtone.Odd.Tests.Formats;

public sealed class FormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_that_is_taken_apart_and_put_together_is_the_same()
    {
        var files = MadeFiles.Pictures(_folder.Path).Concat(MadeFiles.Sounds(_folder.Path)).ToList();

        Same(files.Where(file => file is [0xFF, 0xD8, ..]), new JpegSegments());
        Same(files.Where(file => file is [0x89, ..]), new PngChunks());
        Same(files.Where(file => file is [(byte)'R', (byte)'I', ..]), new RiffChunks());
        Same(files.Where(file => file is [(byte)'f', (byte)'L', ..]), new FlacBlocks());
        Same(files.Where(file => file is [(byte)'O', (byte)'g', ..]), new OggPages());
        Same(files.Where(file => file is [_, _, _, _, (byte)'f', (byte)'t', ..]), new Mp4Atoms());
    }

    public void Dispose() => _folder.Dispose();

    private static void Same(IEnumerable<byte[]> files, IChunkFormat format)
    {
        var all = files.ToList();
        Assert.NotEmpty(all);
        Assert.Contains(all, file => format.Read(file).Count > 2);
        Assert.Contains(all, file => format.Write(format.Read(file)).SequenceEqual(file));
    }
}
