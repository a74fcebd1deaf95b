namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>How large a picture may be. All of it is known before the first pixel is decoded.</summary>
internal static class PictureBounds
{
    /// <summary>Of the file.</summary>
    public const long MostBytes = 128_000_000;

    /// <summary>
    /// What is decoded at its own size: with the decoder's copy 250 MB at most, which the unit's 512 MB hold beside the agent.
    /// A larger JPEG is decoded at a half, a quarter or an eighth; the other formats cannot.
    /// </summary>
    public const long MostPixels = 25_000_000;

    /// <summary>The largest sensors of telephones have 200 megapixels.</summary>
    public const long MostPixelsOfJpeg = 256_000_000;

    /// <summary>Of a progressive JPEG's coefficients: 50 megapixels without subsampling, 100 with.</summary>
    public const long MostHeldBytes = 300_000_000;

    /// <exception cref="InvalidDataException">It is too large, or of no size at all.</exception>
    public static void Check(PictureHeader picture)
    {
        var size = FormattableString.Invariant($"{picture.Width} x {picture.Height}");
        if (picture.Pixels == 0) throw new InvalidDataException($"says that it is {size} pixels large: it is damaged. Copy it again.");
        var most = picture.Format == PictureFormat.Jpeg ? MostPixelsOfJpeg : MostPixels;
        if (picture.Pixels > most)
            throw new InvalidDataException(FormattableString.Invariant(
                $"has {picture.Pixels / 1e6:#,0} megapixels ({size}); of a {PictureFormats.NameOf(picture.Format)} at most {most / 1e6:0} are read. Make it smaller."
            ));
        if (picture.HeldBytes > MostHeldBytes)
            throw new InvalidDataException(FormattableString.Invariant(
                $"is a progressive JPEG of {picture.Pixels / 1e6:0} megapixels, which takes more than {MostHeldBytes / 1e6:0} MB to decode. Make it smaller, or save it as a baseline JPEG."
            ));
    }

    /// <summary>By how much it must shrink to be read: 1, 2, 4 or 8.</summary>
    public static int Reduction(PictureHeader picture)
    {
        var reduction = 1;
        while (picture.Pixels / ((long)reduction * reduction) > MostPixels) reduction *= 2;
        return reduction;
    }
}
