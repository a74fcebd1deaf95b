namespace Roomtone.EdgeAgent.Vision.Detection;

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
