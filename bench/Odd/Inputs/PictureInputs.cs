using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.Odd.Bench.Formats;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Photographs, as the stills' decoder and the show of photographs read them.</summary>
internal sealed class PictureInputs(string folder) : IInputKind
{
    private readonly string _shown = Directory.CreateDirectory(Path.Combine(folder, "shown")).FullName;

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult(MadeFiles.Pictures(folder));

    public byte[] Mutate(byte[] input, Random random) => FileFormats.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        var path = Path.Combine(_shown, "odd.jpg");
        await File.WriteAllBytesAsync(path, input);
        _ = PictureFolder.List(_shown);
        try
        {
            await StillDecoder.DecodeAsync(path, CancellationToken.None);
        }
        catch (CameraException)
        {
            // One sentence with the file's name: that is the answer.
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
