using System.Globalization;
using Roomtone.EdgeAgent.Camera.Sources;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>A program that takes a picture file on its standard input and gives RGB rows on its standard output.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Width">Pixels a row of what it gives.</param>
/// <param name="Height">Rows of what it gives.</param>
/// <param name="HasHeader">Whether the rows come as a portable pixmap; else each is padded to a multiple of four bytes.</param>
internal sealed record DecoderCommand(string Program, IReadOnlyList<string> Arguments, int Width, int Height, bool HasHeader)
{
    public const string JpegProgram = "djpeg";
    public const string WebPProgram = "dwebp";

    /// <summary>Whether it must also end without a warning: where the file has no end, it says so when rows are missing.</summary>
    public bool MustEndWell { get; init; }

    /// <summary>As cameras and editors write them there are about ten; a thousand are made to keep a decoder busy.</summary>
    private const string MostScans = "200";

    /// <summary>libjpeg scales while it decodes, to these parts.</summary>
    private const int LargestReductionOfJpeg = 8;

    /// <summary>Without it GStreamer decodes, quickly rather than exactly, and a large JPEG whole.</summary>
    private static bool HasJpegProgram => ProgramPath.IsThere(JpegProgram);

    /// <summary>
    /// A JPEG goes to <c>djpeg</c>, which decodes as exactly as browsers do (to the byte), reads more than GStreamer's quick
    /// decoder, and never holds the whole of it; WebP to <c>dwebp</c>, which GStreamer's common plug-ins lack; the rest to
    /// GStreamer.
    /// </summary>
    /// <param name="picture">What is decoded.</param>
    /// <param name="reduction">How many of its pixels make up the side of one: 1, 2, 4 and so on.</param>
    public static DecoderCommand For(PictureHeader picture, int reduction)
    {
        if (picture.Format == PictureFormat.Jpeg && HasJpegProgram)
            return Jpeg(picture, reduction) with { MustEndWell = picture.Input == DecoderInput.JpegWithoutEnd };
        var (width, height) = Reduced(picture, reduction);
        return picture.Format == PictureFormat.WebP
            ? new DecoderCommand(WebPProgram, [.. WebP(reduction, width, height)], width, height, true)
            : new DecoderCommand(Pipeline.Program, [.. GStreamer(picture.Format, reduction, width, height)], width, height, false);
    }

    private static DecoderCommand Jpeg(PictureHeader picture, int reduction)
    {
        reduction = Math.Min(reduction, LargestReductionOfJpeg);
        var (width, height) = Reduced(picture, reduction);
        string[] arguments = ["-rgb", "-pnm", "-maxscans", MostScans, "-scale", $"1/{Text(reduction)}"];
        return new DecoderCommand(JpegProgram, arguments, width, height, true);
    }

    private static string[] GStreamer(PictureFormat format, int reduction, int width, int height) =>
        [
            Pipeline.Quiet, "fdsrc", "fd=0", "!", Pipeline.Decoder(format)!, .. reduction == 1 ? [] : (string[])["!", "videoscale"],
            "!", "videoconvert", "!", $"video/x-raw,format=RGB,width={Text(width)},height={Text(height)}", "!", "fdsink", "fd=1",
        ];

    private static string[] WebP(int reduction, int width, int height) =>
        ["-quiet", "-ppm", .. reduction == 1 ? [] : (string[])["-scale", Text(width), Text(height)], "-o", "-", "--", "-"];

    private static (int Width, int Height) Reduced(PictureHeader picture, int reduction) =>
        ((picture.Width + reduction - 1) / reduction, (picture.Height + reduction - 1) / reduction);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
