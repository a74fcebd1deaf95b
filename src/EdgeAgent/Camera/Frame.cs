namespace Roomtone.EdgeAgent.Camera;

/// <summary>One picture of the camera, in memory only. Owned by whoever took it from the mailbox, until recycled.</summary>
internal sealed class Frame(int width, int height)
{
    /// <summary>Pixels a row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>
    /// Height x width x 3 bytes: red, green, blue; rows from the top, without padding. Not cleared when new: fill it all.
    /// </summary>
    public byte[] Pixels { get; } = GC.AllocateUninitializedArray<byte>(width * height * 3, pinned: true);

    /// <summary>Counts up from 1 with each frame of the capture process.</summary>
    public long Number { get; set; }

    /// <summary>When the last byte arrived, UTC.</summary>
    public DateTimeOffset CapturedAt { get; set; }
}
