using System.Globalization;
using System.Text;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary>The answer for people.</summary>
internal static class PictureTable
{
    public static string Of(string image, IReadOnlyList<PerceivedFace> faces)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{RegularFile.Shown(image)}: {Count(faces.Count)}");
        foreach (var face in faces) text.AppendLine().Append(Line(face));
        return text.ToString();
    }

    private static string Count(int faces) => faces switch { 0 => "no face", 1 => "1 face", _ => $"{faces} faces" };

    private static string Line(PerceivedFace face)
    {
        var (name, share) = FaceReport.Strongest(face.Expressions);
        var read = face.Sure ? name : "not sure";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {face.Box[2],5:0} x {face.Box[3],-5:0} at {face.Box[0],5:0}, {face.Box[1],-5:0} score {face.Score:0.00}  {read,-9} {share,4:P0}  mood {face.Mood.ToString().ToLowerInvariant(),-8} valence {face.Valence,5:0.00} arousal {face.Arousal,5:0.00}"
        );
    }
}
