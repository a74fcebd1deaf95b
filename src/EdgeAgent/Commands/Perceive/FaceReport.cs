using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary>Puts a face into the words and numbers of the answer.</summary>
internal static class FaceReport
{
    /// <param name="face">In pixels of the frame.</param>
    /// <param name="scale">The picture's own pixels for each of them.</param>
    public static PerceivedFace Of(Face face, (float X, float Y) scale)
    {
        var (expressions, affect, confidence, isSure) = face.Reading;
        return new PerceivedFace(
            [
                Pixels(face.Box.X * scale.X),
                Pixels(face.Box.Y * scale.Y),
                Pixels(face.Box.Width * scale.X),
                Pixels(face.Box.Height * scale.Y),
            ],
            MathF.Round(face.Score, 4),
            [.. face.Points.Select(point => new[] { Pixels(point.X * scale.X), Pixels(point.Y * scale.Y) })],
            expressions,
            isSure ? MoodRegions.Of(affect, expressions) : Contracts.Mood.Unknown,
            Math.Round(affect.Valence, 4),
            Math.Round(affect.Arousal, 4),
            MathF.Round(confidence, 4),
            isSure);
    }

    /// <summary>The expression with the largest share.</summary>
    public static (string Name, float Share) Strongest(Expressions expressions)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        var strongest = 0;
        for (var i = 1; i < shares.Length; i++)
            if (shares[i] > shares[strongest]) strongest = i;
        return (Expressions.Names[strongest], shares[strongest]);
    }

    /// <summary>To a tenth of a pixel, which is finer than the detector.</summary>
    private static float Pixels(float value) => MathF.Round(value, 1);
}
