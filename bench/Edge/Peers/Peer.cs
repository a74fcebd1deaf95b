using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Bench.Peers;

/// <summary>What a peer made of the photographs.</summary>
/// <param name="Name">The package.</param>
/// <param name="CpuMs">CPU a picture, the median of its rounds.</param>
/// <param name="Faces">Its faces, by picture.</param>
internal sealed record Peer(string Name, [property: JsonPropertyName("cpu_ms")] double CpuMs, IReadOnlyList<IReadOnlyList<PeerFace>> Faces)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Runs it in Node, with the pictures at its standard input: none of them touches the disk.</summary>
    public static async Task<Peer> RunAsync(string folder, string name, int rounds, IReadOnlyList<Frame> pictures)
    {
        var command = new ProcessStartInfo("node", [Path.Combine(folder, "peers.mjs"), name, $"{rounds}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(command)!;
        await using (var input = node.StandardInput.BaseStream)
        {
            foreach (var picture in pictures)
            {
                await input.WriteAsync(BitConverter.GetBytes(picture.Width));
                await input.WriteAsync(BitConverter.GetBytes(picture.Height));
                await input.WriteAsync(picture.Pixels);
            }
        }

        var answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0) throw new InvalidOperationException($"The peer {name} ended with {node.ExitCode}. Its words are above.");
        return JsonSerializer.Deserialize<Peer>(answer, Json)!;
    }
}

/// <summary>A face that a peer found.</summary>
/// <param name="Box">Left, top, width, height in pixels.</param>
/// <param name="Expression">The strongest, in the peer's own word.</param>
internal sealed record PeerFace(double[] Box, string Expression);
