using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;

namespace Roomtone.Model.Bench;

/// <summary>
/// FER2013 faces with the FER+ votes: <c>labels.csv</c> beside atlases <c>a00.webp …</c>, 1,600 faces each, 40 a row.
/// </summary>
internal static class FerAtlases
{
    private const int FacesAnAtlas = 1600;
    private const int FacesARow = 40;

    /// <summary>The faces of the split <c>test</c> that have a majority label.</summary>
    /// <exception cref="BenchException">The folder does not hold the data.</exception>
    public static async Task<IReadOnlyList<LabelledFace>> TestSplitAsync(string folder)
    {
        var rows = TestRows(Path.Combine(folder, "labels.csv"));
        var faces = new List<LabelledFace>(rows.Count);
        foreach (var atlas in rows.GroupBy(row => row.Index / FacesAnAtlas))
        {
            var picture = await StillDecoder.DecodeAsync(Path.Combine(folder, $"a{atlas.Key:00}.webp"), CancellationToken.None);
            faces.AddRange(atlas.Select(row => new LabelledFace(Cut(picture, row.Index % FacesAnAtlas), row.Label)));
        }

        return faces;
    }

    private static List<(int Index, int Label)> TestRows(string path)
    {
        if (!File.Exists(path))
            throw new BenchException(
                $"There is no {path}. Give the folder of the FER data with --data, or a folder of crops with --crops."
            );
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split(',').ToList();
        var (index, split, label) = (columns.IndexOf("index"), columns.IndexOf("split"), columns.IndexOf("ferplus8"));
        if (index < 0 || split < 0 || label < 0) throw new BenchException($"{path} needs the columns index, split and ferplus8.");
        return [.. lines.Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[split] == "test" && cells[label].Length > 0)
            .Select(cells => (int.Parse(cells[index], CultureInfo.InvariantCulture), LabelOf(cells[label], path)))];
    }

    /// <summary>The class by its name or its number.</summary>
    public static int LabelOf(string text, string path)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < Expressions.Count) return number;
        var known = Expressions.Names.ToList().IndexOf(text.Trim().ToLowerInvariant());
        return known >= 0
            ? known
            : throw new BenchException($"{path} has the label '{text}'. Allowed: {string.Join(", ", Expressions.Names)}.");
    }

    private static float[] Cut(Frame atlas, int place)
    {
        var luma = new float[LabelledFace.Side * LabelledFace.Side];
        var (left, top) = (place % FacesARow * LabelledFace.Side, place / FacesARow * LabelledFace.Side);
        for (var y = 0; y < LabelledFace.Side; y++)
            for (var x = 0; x < LabelledFace.Side; x++)
                luma[(y * LabelledFace.Side) + x] = atlas.Pixels[(((top + y) * atlas.Width) + left + x) * 3];
        return luma;
    }
}
