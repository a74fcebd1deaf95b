using System.Globalization;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Bench.Detection;

/// <summary>A photograph with its marked faces, from a folder with <c>boxes.csv</c> (image,width,height,x,y,w,h,…,invalid,…).</summary>
internal sealed record LabelledPicture(string Path, IReadOnlyList<LabelledFace> Faces)
{
    public static IReadOnlyList<LabelledPicture> ReadFolder(string folder)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(folder, "boxes.csv"));
        var names = lines[0].Split(',');
        var invalid = Array.IndexOf(names, "invalid");
        return
        [
            .. lines.Skip(1).Select(line => line.Split(','))
                .GroupBy(cells => cells[0], cells => new LabelledFace(Box(cells), invalid < 0 || cells[invalid] == "0"))
                .Select(picture => new LabelledPicture(System.IO.Path.Combine(folder, picture.Key), [.. picture])),
        ];
    }

    private static FaceBox Box(string[] cells) => new(Number(cells[3]), Number(cells[4]), Number(cells[5]), Number(cells[6]));

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
