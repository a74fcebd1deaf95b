using System.Buffers.Binary;
using System.Text;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Sources;

namespace Roomtone.EdgeAgent.Tests.Camera;

public sealed class VideoOfferTests
{
    private static readonly uint Yuyv = VideoDevices.Letters("YUYV");
    private static readonly uint H264 = VideoDevices.Letters("H264");

    [Fact]
    public void Raw_pictures_are_taken_where_they_come_quickly_enough() =>
        Assert.Equal(
            "v4l2src device=/dev/video3 ! video/x-raw,format=YUY2,width=640,height=480",
            Taken(640, 480, 10, new(Yuyv, 640, 480, 30), new(VideoDevices.MotionJpeg, 640, 480, 30))
        );

    [Fact]
    public void Motion_jpeg_is_taken_where_raw_is_too_slow() =>
        Assert.Equal(
            "v4l2src device=/dev/video3 ! image/jpeg,width=1280,height=720 ! jpegdec",
            Taken(1280, 720, 15, new(Yuyv, 1280, 720, 5), new(VideoDevices.MotionJpeg, 1280, 720, 30))
        );

    [Fact]
    public void A_size_that_is_not_offered_is_made_from_the_next_larger_one() =>
        Assert.Contains(
            "width=800,height=600",
            Taken(640, 480, 10, new(Yuyv, 320, 240, 30), new(Yuyv, 800, 600, 20), new(Yuyv, 1920, 1080, 10)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Of_sizes_that_are_all_too_small_the_largest_is_taken() =>
        Assert.Contains(
            "width=320,height=240",
            Taken(640, 480, 10, new(Yuyv, 160, 120, 30), new(Yuyv, 320, 240, 30)),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_cannot_be_read_here_is_never_taken() =>
        Assert.Contains(
            "image/jpeg",
            Taken(640, 480, 10, new(H264, 640, 480, 30), new(VideoDevices.MotionJpeg, 1280, 720, 30)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_device_that_does_not_tell_is_left_to_GStreamer() =>
        Assert.StartsWith("v4l2src device=/dev/video3 ! decodebin !", Taken(640, 480, 10) + " !", StringComparison.Ordinal);

    [Fact]
    public void The_kernels_structs_are_read_as_videodev2_lays_them_out()
    {
        Assert.Equal(new V4l2Capabilities("uvcvideo", "HD Webcam", true), V4l2Ioctls.Facts(PretendedKernel.Answer));
        Assert.Equal(
            [
                new VideoFormat(Yuyv, 640, 480, 30),
                new VideoFormat(Yuyv, 1280, 720, 10),
                new VideoFormat(VideoDevices.MotionJpeg, 320, 240, 60),
                new VideoFormat(VideoDevices.MotionJpeg, 640, 480, 60),
            ],
            V4l2Ioctls.Offers(PretendedKernel.Answer)
        );
        Assert.Equal("YUYV 1280x720 at 10/s", V4l2Ioctls.Offers(PretendedKernel.Answer)[1].ToString());
    }

    [Theory]
    [InlineData("unicam", true)]
    [InlineData("bcm2835-unicam", true)]
    [InlineData("rp1-cfe", true)]
    [InlineData("tegra-video", true)]
    [InlineData("uvcvideo", false)]
    public void A_camera_on_a_ribbon_cable_is_known_by_its_driver(string driver, bool isCsi) =>
        Assert.Equal(isCsi, VideoDevices.IsCsi(driver));

    private static string Taken(int width, int height, int rate, params VideoFormat[] offers)
    {
        var command = VideoDevicePipeline.For(
            "/dev/video3",
            new CameraSettings
            {
                Width = width,
                Height = height,
                FramesPerSecond = rate,
            },
            offers
        );
        return string.Join(' ', command.Arguments.Skip(1).TakeWhile(word => word != "videorate").SkipLast(1));
    }

    /// <summary>Answers as the kernel would for a webcam: YUYV in two sizes, MJPG in a range of sizes.</summary>
    private static class PretendedKernel
    {
        public static int Answer(uint request, Span<byte> answer) => request switch
        {
            0x80685600 => Capabilities(answer),
            0xC0405602 => Format(answer),
            0xC02C564A => Size(answer),
            0xC034564B => Interval(answer),
            _ => -1,
        };

        private static int Capabilities(Span<byte> answer)
        {
            Encoding.ASCII.GetBytes("uvcvideo").CopyTo(answer);
            Encoding.ASCII.GetBytes("HD Webcam").CopyTo(answer[16..]);
            return Put(answer, 84, 0x84A00001, 88, 0x04200001);
        }

        private static int Format(Span<byte> answer) => Get(answer, 0) switch
        {
            0 => Put(answer, 44, Yuyv),
            1 => Put(answer, 44, VideoDevices.MotionJpeg),
            _ => -1,
        };

        private static int Size(Span<byte> answer) => (Get(answer, 4) == Yuyv, Get(answer, 0)) switch
        {
            (true, 0) => Put(answer, 8, 1, 12, 640, 16, 480),
            (true, 1) => Put(answer, 8, 1, 12, 1280, 16, 720),
            (false, 0) => Put(answer, 8, 3, 12, 160, 16, 640, 20, 32, 24, 120, 28, 480, 32, 24),
            _ => -1,
        };

        private static int Interval(Span<byte> answer) => (Get(answer, 4) == Yuyv, Get(answer, 8), Get(answer, 0)) switch
        {
            (true, 640, 0) => Put(answer, 16, 1, 20, 1, 24, 30),
            (true, 640, 1) => Put(answer, 16, 1, 20, 1, 24, 15),
            (true, 1280, 0) => Put(answer, 16, 1, 20, 1, 24, 10),
            (false, _, 0) => Put(answer, 16, 3, 20, 1, 24, 60, 28, 1, 32, 1),
            _ => -1,
        };

        private static uint Get(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);

        private static int Put(Span<byte> into, params ReadOnlySpan<uint> placesAndValues)
        {
            for (var i = 0; i < placesAndValues.Length; i += 2)
                BinaryPrimitives.WriteUInt32LittleEndian(into[(int)placesAndValues[i]..], placesAndValues[i + 1]);
            return 0;
        }
    }
}
