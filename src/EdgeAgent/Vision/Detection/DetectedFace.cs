using System.Numerics;
using System.Runtime.CompilerServices;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>A face as the detector found it, in pixels of the frame.</summary>
/// <param name="Box">The network's own square, from the brows to the chin.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Points">Its six points.</param>
internal readonly record struct DetectedFace(FaceBox Box, float Score, FacePoints Points)
{
    /// <summary>How people mark faces, in parts of the network's square: medians of 1,146 faces of WIDER FACE (train).</summary>
    private const float MarkedWidth = 0.891f;
    private const float MarkedHeight = 1.244f;
    private const float MarkedUp = 0.105f;

    /// <summary>The box as a person would draw it: from the hair to the chin, less of the cheeks.</summary>
    public FaceBox Marked
    {
        get
        {
            var (width, height) = (MarkedWidth * Box.Width, MarkedHeight * Box.Height);
            var (x, y) = (Box.X + (Box.Width / 2), Box.Y + (Box.Height / 2) - (MarkedUp * Box.Height));
            return new FaceBox(x - (width / 2), y - (height / 2), width, height);
        }
    }
}

/// <summary>Right eye, left eye, nose tip, mouth, right ear, left ear: the person's own right and left.</summary>
[InlineArray(Count)]
internal struct FacePoints
{
    public const int Count = 6;
    private Vector2 _first;

    public readonly Vector2 RightEye => this[0];

    public readonly Vector2 LeftEye => this[1];

    public readonly Vector2 Mouth => this[3];
}

/// <summary>Faces as they are found, in one buffer that is used again frame after frame.</summary>
internal sealed class FaceCandidates
{
    private DetectedFace[] _faces = new DetectedFace[256];

    public int Count { get; private set; }

    public Span<DetectedFace> Faces => _faces.AsSpan(0, Count);

    public void Add(in DetectedFace face)
    {
        if (Count == _faces.Length) Array.Resize(ref _faces, 2 * Count);
        _faces[Count++] = face;
    }

    /// <summary>Keeps the first ones.</summary>
    public void Keep(int count) => Count = count;
}
