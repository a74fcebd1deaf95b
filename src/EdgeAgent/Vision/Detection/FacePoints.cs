using System.Numerics;
using System.Runtime.CompilerServices;

namespace Roomtone.EdgeAgent.Vision.Detection;

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
