using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>A way to look at frames, with a camera that shows them.</summary>
/// <param name="Name">For people.</param>
/// <param name="Faces">Faces in each frame.</param>
/// <param name="Camera">Shows the frames.</param>
/// <param name="Look">What the agent does with a frame.</param>
internal sealed record Way(string Name, int Faces, SceneCamera Camera, Func<Frame, IReadOnlyList<Face>> Look)
{
    /// <summary>The detector in every frame: no frame costs more.</summary>
    public const string Always = "looked for in every frame";

    public const string Moving = "people who move";
    public const string Still = "people who sit still";
}
