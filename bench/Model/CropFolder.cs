using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.Model.Bench;

/// <summary>A folder of faces that are already cut out, with <c>labels.csv</c>: a line <c>path,label</c> a face.</summary>
internal static class CropFolder
{
    /// <exception cref="BenchException">The folder does not hold such faces.</exception>
    public static async Task<IReadOnlyList<LabelledFace>> ReadAsync(string folder)
    {
        var path = Path.Combine(folder, "labels.csv");
        if (!File.Exists(path)) throw new BenchException($"There is no {path}. It needs a line 'path,label' for each face.");
        var warp = new FaceWarp();
        var faces = new List<LabelledFace>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line != "path,label"))
            faces.Add(await ReadAsync(folder, line, path, warp));
        return faces.Count > 0 ? faces : throw new BenchException($"{path} names no faces.");
    }

    private static async Task<LabelledFace> ReadAsync(string folder, string line, string path, FaceWarp warp)
    {
        var comma = line.LastIndexOf(',');
        if (comma < 0) throw new BenchException($"{path} has the line '{line}'. Each line must be 'path,label'.");
        var picture = await StillDecoder.DecodeAsync(Path.Combine(folder, line[..comma]), CancellationToken.None);
        var luma = new float[LabelledFace.Side * LabelledFace.Side];
        warp.Cut(picture, FaceCrop.Whole(picture.Width, picture.Height), luma);
        return new LabelledFace(luma, FerAtlases.LabelOf(line[(comma + 1)..], path));
    }
}
