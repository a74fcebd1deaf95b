using System.Numerics;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// The places that BlazeFace-256 measures its boxes from, in parts of its square: two at each cell of a 16 x 16 grid, then six
/// at each cell of an 8 x 8 grid (MediaPipe, face_detection_back.pbtxt: strides 16, 32, 32, 32, fixed anchor size).
/// </summary>
internal static class BlazeFaceAnchors
{
    public const int FineCount = 16 * 16 * 2;
    public const int CoarseCount = 8 * 8 * 6;

    public static readonly Vector2[] Fine = Grid(16, 2);
    public static readonly Vector2[] Coarse = Grid(8, 6);

    private static Vector2[] Grid(int cells, int anchorsACell)
    {
        var anchors = new Vector2[cells * cells * anchorsACell];
        for (var i = 0; i < anchors.Length; i++)
        {
            var cell = i / anchorsACell;
            anchors[i] = new Vector2(((cell % cells) + 0.5f) / cells, ((cell / cells) + 0.5f) / cells);
        }

        return anchors;
    }
}
