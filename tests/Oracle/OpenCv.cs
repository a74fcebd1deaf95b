using System.Runtime.InteropServices;
using OpenCvSharp;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.Testing;

namespace Roomtone.Oracle.Tests;

/// <summary>Pictures as OpenCV sees them.</summary>
internal static class OpenCv
{
    /// <summary>Its library asks for GTK's, though nothing is shown: without that no test here can run.</summary>
    public static void Require()
    {
        var isThere = NativeLibrary.TryLoad("libgtk-3.so.0", out var gtk);
        if (isThere) NativeLibrary.Free(gtk);
        Prerequisite.Require(isThere, "OpenCV needs libgtk-3-0. Run ./roomtone test, which installs it, or apt-get install libgtk-3-0");
    }

    /// <summary>Eight bits a channel, in OpenCV's order: blue, green, red.</summary>
    public static Mat Photograph(string name) => Cv2.ImRead(Samples.Photograph(name), ImreadModes.Color);

    /// <summary>The picture as the product's decoder would hand it over: red, green, blue.</summary>
    public static Frame ToFrame(Mat bgr)
    {
        using var rgb = new Mat();
        Cv2.CvtColor(bgr, rgb, ColorConversionCodes.BGR2RGB);
        var frame = new Frame(rgb.Width, rgb.Height);
        rgb.GetArray(out Vec3b[] pixels);
        MemoryMarshal.AsBytes(pixels.AsSpan()).CopyTo(frame.Pixels);
        return frame;
    }
}
