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
