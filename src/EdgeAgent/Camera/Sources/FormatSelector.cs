namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// Chooses among what a camera offers: a size that shows enough, at the wanted rate, with the fewest pixels; raw before
/// JPEG, since it needs no decoding, as long as it comes at the wanted rate.
/// </summary>
internal static class FormatSelector
{
    /// <returns>Null when nothing that it offers can be read here.</returns>
    public static VideoFormat? Of(IEnumerable<VideoFormat> offers, int width, int height, int framesPerSecond)
    {
        var usable = offers.Where(offer => offer.IsUsable).ToList();
        return usable
            .OrderBy(offer => offer.HasSize ? 0 : 1)
            .ThenBy(offer => IsQuick(offer, framesPerSecond) ? 0 : 1)
            .ThenBy(offer => Covers(offer, width, height) ? 0 : 1)
            .ThenBy(offer => Distance(offer, width, height))
            .ThenBy(offer => offer.IsJpeg ? 1 : 0)
            .FirstOrDefault();
    }

    private static bool Covers(VideoFormat offer, int width, int height) => offer.Width >= width && offer.Height >= height;

    /// <summary>A device that does not name its rate is believed; a tenth too slow is quick enough.</summary>
    private static bool IsQuick(VideoFormat offer, int framesPerSecond) =>
        offer.FramesPerSecond == 0 || offer.FramesPerSecond >= framesPerSecond * 0.9;

    /// <summary>Pixels too many; of sizes that are too small, pixels too few.</summary>
    private static long Distance(VideoFormat offer, int width, int height) =>
        Math.Abs(((long)offer.Width * offer.Height) - ((long)width * height));
}
